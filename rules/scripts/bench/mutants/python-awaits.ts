import { findFunctionAround } from '../../../src/python/flow/enclosing.js';
import type { Await, Expression, Node } from '../../../src/python/syntax/nodes.js';
import { dropAwait, dropWords, type Mutator } from './mutant.js';

/** Where an `await` can stand so that the program is wrong without it, by what is around it. */
const places: Readonly<Record<string, (node: Await, parent: Node) => boolean>> = {
  statement: (_, parent) => parent.type === 'Expr',
  'attribute or item': (node, parent) => isMember(node, parent),
  argument: (_, parent) => parent.type === 'Call' || parent.type === 'keyword',
  condition: (node, parent) => isCondition(node, parent),
  operand: (node, parent) => isOperand(node, parent),
  'assigned to a name': (_, parent) => isAssignment(parent),
  'put in an attribute or item': (_, parent) => isPut(parent),
  'in a collection': (_, parent) => isCollection(parent),
  returned: (_, parent) => parent.type === 'Return',
};

/** `await`s, `async`s, brackets of calls and stars of arguments that are taken away. */
export const awaitMutators: readonly Mutator<Node>[] = [
  ...Object.entries(places).map(([name, isPlace]): Mutator<Node> => ({
    kind: `no await: ${name}`,
    rule: 'no-missing-await',
    mutate(node, text) {
      const { parent } = node;
      if (node.type !== 'Await' || node.value.type !== 'Call' || !parent || !isPlace(node, parent)) return undefined;
      const edits = dropAwait(node, isMember(node, parent), text);
      // What is kept in a variable is reported where it is used.
      return isAssignment(parent) ? { edits, place: findFunctionAround(node) ?? node } : { edits };
    },
  })),
  dropAsync('AsyncWith', 'plain with'),
  dropAsync('AsyncFor', 'plain for'),
  {
    kind: 'plain for in a comprehension',
    rule: 'no-missing-await',
    mutate(node, text) {
      if (node.type !== 'comprehension' || !node.is_async) return undefined;
      return { edits: dropWords(/^async\s+/u, node, text) };
    },
  },
  {
    kind: 'coroutine function not called',
    rule: 'no-missing-await',
    mutate(node, text) {
      const [work] = node.type === 'Call' ? node.args : [];
      if (work?.type !== 'Call' || !isCallOf(node, coroutineTakers, text)) return undefined;
      return { edits: [{ start: work.func.end, end: work.end, text: '' }] };
    },
  },
  {
    kind: 'gather without star',
    rule: 'no-missing-await',
    mutate(node, text) {
      const [all, ...more] = node.type === 'Call' ? node.args : [];
      if (all?.type !== 'Starred' || more.length > 0 || !isCallOf(node, /^asyncio\.gather$/u, text)) return undefined;
      return { edits: [{ start: all.start, end: all.value.start, text: '' }] };
    },
  },
];

/** What takes a coroutine, and gives something that is there to be awaited or waits for it itself. */
const coroutineTakers =
  /^(?:asyncio\.(?:create_task|ensure_future|run|shield|wait_for)|\w*loop\.(?:create_task|run_until_complete))$/u;

function isMember(node: Expression, parent: Node): boolean {
  return (parent.type === 'Attribute' || parent.type === 'Subscript') && parent.value === node;
}

function isCondition(node: Expression, parent: Node): boolean {
  switch (parent.type) {
    case 'If':
    case 'While':
    case 'Assert':
    case 'IfExp':
      return parent.test === node;
    case 'UnaryOp':
      return parent.op === 'Not';
    case 'BoolOp':
      return parent.values.at(-1) !== node;
    case 'comprehension':
      return parent.ifs.includes(node);
    default:
      return false;
  }
}

function isOperand(node: Expression, parent: Node): boolean {
  switch (parent.type) {
    case 'BinOp':
    case 'FormattedValue':
      return true;
    case 'Compare':
      return !parent.ops.some((operator) => operator === 'Is' || operator === 'IsNot');
    case 'For':
    case 'comprehension':
      return parent.iter === node;
    default:
      return false;
  }
}

function isAssignment(parent: Node): boolean {
  if (parent.type === 'Assign') return parent.targets.length === 1 && parent.targets[0]?.type === 'Name';
  return parent.type === 'NamedExpr' || (parent.type === 'AnnAssign' && parent.target.type === 'Name');
}

function isPut(parent: Node): boolean {
  const targets = parent.type === 'Assign' ? parent.targets : parent.type === 'AnnAssign' ? [parent.target] : [];
  const [target, ...more] = targets;
  return (target?.type === 'Attribute' || target?.type === 'Subscript') && more.length === 0;
}

function isCollection({ type }: Node): boolean {
  return /^(?:List|Set|Tuple|Dict)(?:Comp)?$/u.test(type);
}

function isCallOf(node: Node, callee: RegExp, text: string): boolean {
  return node.type === 'Call' && callee.test(text.slice(node.func.start, node.func.end));
}

function dropAsync(type: 'AsyncWith' | 'AsyncFor', kind: string): Mutator<Node> {
  return {
    kind,
    rule: 'no-missing-await',
    mutate(node, text) {
      if (node.type !== type) return undefined;
      const { start, end, body } = node;
      return { edits: dropWords(/^async\s+/u, node, text), place: { start, end: body[0]?.start ?? end } };
    },
  };
}
