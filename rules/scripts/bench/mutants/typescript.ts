import type { TSESTree } from '@typescript-eslint/utils';
import { parseProgram, ParseError } from '../../../src/javascript/parser/parse.js';
import { forEachChild } from '../../../src/javascript/syntax/children.js';
import { findEnclosingFunction, isExecutor, isFunction } from '../../../src/javascript/syntax/functions.js';
import { isWrapper } from '../../../src/javascript/syntax/unwrap.js';
import type { Span } from '../../../src/project/text/span.js';
import { dropAwait, dropWords, findMutants, type Mutant, type Mutator } from './mutant.js';

type Node = TSESTree.Node;

/** Where an `await` can stand so that the program is wrong without it, by what is around it. */
const places: Readonly<Record<string, (node: Node, parent: Node) => boolean>> = {
  statement: (_, parent) => parent.type === 'ExpressionStatement',
  member: (node, parent) => isObject(node, parent),
  argument: (node, parent) => parent.type === 'CallExpression' && parent.callee !== node,
  condition: (node, parent) => isCondition(node, parent),
  operand: (node, parent) => isOperand(node, parent),
  'assigned to a name': (_, parent) => isAssignment(parent),
};

const mutators: readonly Mutator<Node>[] = [
  ...Object.entries(places).map(([name, isPlace]): Mutator<Node> => ({
    kind: `no await: ${name}`,
    rule: 'no-missing-await',
    mutate(node, text) {
      const outer = getOutermost(node);
      if (!isAwaitedCall(node) || !outer.parent || !isPlace(outer, outer.parent)) return undefined;
      const edits = dropAwait(toSpan(node), isOperator(node.parent), text);
      // What is kept in a variable is reported where it is used.
      const fn = isAssignment(outer.parent) ? findEnclosingFunction(node) : undefined;
      return { edits, place: toSpan(fn ?? node) };
    },
  })),
  {
    kind: 'plain for',
    rule: 'no-missing-await',
    mutate(node, text) {
      if (node.type !== 'ForOfStatement' || !node.await) return undefined;
      const [start, end] = node.range;
      const edits = dropWords(/^\s*await\b/u, { start: start + 'for'.length, end }, text);
      return { edits, place: { start, end: node.right.range[1] } };
    },
  },
  {
    kind: 'readFileSync and the like',
    rule: 'no-blocking-call',
    footer: "import * as mutantFs from 'node:fs';",
    mutate(node, text) {
      if (!isAwaitedCall(node) || !/^import\b/mu.test(text)) return undefined;
      const { callee, arguments: passed } = node.argument;
      if (callee.type !== 'MemberExpression' || !isFilePromises(getText(callee.object, text), text)) return undefined;
      const name = getText(callee.property, text);
      if (!withSynchronousTwin.has(name)) return undefined;
      const module = callee.object.type === 'MemberExpression' ? getText(callee.object.object, text) : 'mutantFs';
      const call = `${module}.${name}Sync(${passed.map((argument) => getText(argument, text)).join(', ')})`;
      return { edits: [{ ...toSpan(node), text: call }] };
    },
  },
  {
    kind: 'async executor of a promise',
    rule: 'no-nested-run',
    mutate(node) {
      if (!isFunction(node) || node.async || node.type === 'FunctionDeclaration' || !isExecutor(node)) return undefined;
      const [start] = node.range;
      return { edits: [{ start, end: start, text: 'async ' }], place: { start, end: node.body?.range[0] ?? start } };
    },
  },
  {
    kind: 'signal not handed on',
    rule: 'no-swallowed-cancellation',
    mutate(node, text) {
      if (node.type !== 'Property' || !node.shorthand || getText(node, text) !== 'signal') return undefined;
      const call = node.parent.parent;
      if (node.parent.type !== 'ObjectExpression' || call.type !== 'CallExpression') return undefined;
      if (!isAwaitedCall(call.parent) || !isParameter('signal', findEnclosingFunction(node), text)) return undefined;
      const { start, end } = toSpan(node);
      const edits = dropWords(/^signal\s*,?\s*/u, { start, end: node.parent.range[1] }, text);
      return { edits, place: { start: call.range[0], end } };
    },
  },
];

/** Functions of `fs/promises` that `fs` has too, with `Sync` behind the name. */
const withSynchronousTwin: ReadonlySet<string> = new Set(
  (
    'access appendFile chmod copyFile cp lstat mkdir mkdtemp readFile readdir readlink realpath rename rm rmdir stat ' +
    'symlink unlink writeFile'
  ).split(' '),
);

function toSpan({ range: [start, end] }: Node): Span {
  return { start, end };
}

function getText({ range: [start, end] }: Node, text: string): string {
  return text.slice(start, end);
}

function isAwaitedCall(node: Node): node is TSESTree.AwaitExpression & { argument: TSESTree.CallExpression } {
  return node.type === 'AwaitExpression' && node.argument.type === 'CallExpression';
}

/** The node with what says something of its type only: `(await f())!`. */
function getOutermost(node: Node): Node {
  let outer = node;
  while (outer.parent && isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

function isObject(node: Node, parent: Node): boolean {
  return parent.type === 'MemberExpression' && parent.object === node;
}

/** What `await` needs brackets in, or is given some: others have brackets of their own. */
function isOperator({ type }: Node): boolean {
  return /^(?:(?:Member|Unary|Logical|Binary|Conditional|TS\w+)Expression|SpreadElement)$/u.test(type);
}

function isCondition(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return parent.left === node;
    default:
      return false;
  }
}

function isOperand(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'BinaryExpression':
    case 'SpreadElement':
    case 'TemplateLiteral':
      return true;
    case 'ForOfStatement':
      return parent.right === node && !parent.await;
    default:
      return false;
  }
}

function isAssignment(parent: Node): boolean {
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier';
  return parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier';
}

/** Whether the expression is the module `fs/promises`. */
function isFilePromises(expression: string, text: string): boolean {
  if (expression === 'fs.promises') return true;
  return (
    /^\w+$/u.test(expression) &&
    new RegExp(`\\b${expression} from ['"](?:node:)?fs/promises['"]|\\bpromises as ${expression}\\b`, 'u').test(text)
  );
}

function isParameter(name: string, fn: ReturnType<typeof findEnclosingFunction>, text: string): boolean {
  return fn?.params.some((parameter) => new RegExp(`^${name}\\b`, 'u').test(getText(parameter, text))) ?? false;
}

/** The mistakes that can be made in a file of TypeScript or JavaScript; none in one that cannot be parsed. */
export function findTypeScriptMutants(text: string, filePath: string): Mutant[] {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    forEachChild(node, visit);
  };
  try {
    visit(parseProgram(text, { filePath }, 'rules'));
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
  return findMutants({ nodes, text, getParent: ({ parent }) => parent ?? null, getSpan: toSpan, isFunction }, mutators);
}
