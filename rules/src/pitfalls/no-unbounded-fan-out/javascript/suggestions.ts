import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importName } from '../../../javascript/edits/imports.js';
import { getIndentation, getIndentUnit, getLineBreak, getStatementEnd } from '../../../javascript/edits/layout.js';
import { toFix } from '../../../javascript/edits/to-fix.js';
import { getProject } from '../../../javascript/semantics/project.js';
import { findScript } from '../../../javascript/syntax/component-scripts.js';
import { isFunction } from '../../../javascript/syntax/functions.js';
import { findMethodName } from '../../../javascript/syntax/member-names.js';
import { contains } from '../../../javascript/syntax/predicates.js';
import { findVariableNamed } from '../../../javascript/syntax/variables.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import { isTypeScriptFile } from '../../../javascript/typescript-files.js';
import { isRecord } from '../../../project/is-record.js';
import type { FanOut } from './fan-outs.js';
import type { Context, JavaScriptMessageIds } from './messages.js';
import { findOwnLimiter } from './own-limiters.js';

type Suggestions = TSESLint.SuggestionReportDescriptor<JavaScriptMessageIds>[];

/** A fan-out whose callback is handed to `map()` where the operations are waited for, and how to limit it. */
interface Limited {
  readonly node: TSESTree.CallExpression;
  readonly source: TSESTree.Expression;
  readonly mapping: NonNullable<FanOut['mapping']>;
  readonly limit: number;
}

/**
 * Ways to start only some operations at a time: with a limiter that is there, with `p-limit` or `p-map` where the package depends on one of them, else
 * by a loop over chunks.
 */
export function suggestLimits(
  node: TSESTree.CallExpression,
  { mapping, source }: FanOut,
  limit: number,
  context: Context,
): Suggestions {
  if (!mapping || node.arguments[0] !== mapping.call) return [];
  const limited: Limited = { node, source, mapping, limit };
  const own = suggestOwnLimiter(limited, context);
  const dependencies = getDependencies(context);
  if (dependencies.has('p-limit')) return [...own, ...suggestPLimit(limited, context)];
  if (own.length > 0) return own;
  if (!isArray(mapping.call, context)) return [];
  // What stands between the calls is written anew.
  const isLost = (comment: TSESTree.Comment): boolean => contains(node, comment) && !contains(mapping.call, comment);
  if (context.sourceCode.ast.comments.some(isLost)) return [];
  if (dependencies.has('p-map') && findMethodName(node) === 'all') return suggestPMap(limited, context);
  return suggestChunks(limited, context);
}

/** `mergeMap(f)` → `mergeMap(f, 10)` */
export function suggestConcurrency({ arguments: given }: TSESTree.CallExpression, limit: number): Suggestions {
  const [mapper] = given;
  if (!mapper) return [];
  const [, end] = mapper.range;
  const edit = { range: [end, end] as const, text: `, ${String(limit)}` };
  return [{ messageId: 'limitWithNumber', data: { limit: String(limit) }, fix: toFix([edit]) }];
}

/** `xs.map((x) => f(x))` → `xs.map((x) => queue.add(() => f(x)))`, where there is such a limiter already. */
function suggestOwnLimiter({ node, mapping: { callback } }: Limited, context: Context): Suggestions {
  const limiter = findOwnLimiter(node, context);
  const wrapped = limiter === undefined ? undefined : wrapCallback(callback, limiter, context.sourceCode.text);
  if (limiter === undefined || wrapped === undefined) return [];
  // A queue can be told to give nothing after a while, which its types allow for.
  if (limiter.endsWith('.add') && isTypeScriptFile(context.filename) && isResultUsed(node)) return [];
  const edit = { range: callback.range, text: wrapped };
  return [{ messageId: 'limitWithOwn', data: { limiter }, fix: toFix([edit]) }];
}

/** `xs.map((x) => f(x))` → `xs.map((x) => limit(() => f(x)))`, with `const limit = pLimit(10)` before the statement. */
function suggestPLimit({ node, mapping: { callback }, limit }: Limited, context: Context): Suggestions {
  const { sourceCode } = context;
  const statement = findStatement(node);
  const imported = importName(
    { module: 'p-limit', isBuiltin: false, exported: 'default', local: 'pLimit', at: node },
    sourceCode,
  );
  if (!statement || !imported || isTaken('limit', node, context)) return [];
  const { text } = sourceCode;
  const wrapped = wrapCallback(callback, 'limit', text);
  if (wrapped === undefined) return [];
  const [start] = statement.range;
  const edits = [
    ...imported.edits,
    {
      range: [start, start] as const,
      text: `const limit = ${imported.name}(${String(limit)})${getStatementEnd(text)}${getLineBreak(text)}${getIndentation(text, start)}`,
    },
    { range: callback.range, text: wrapped },
  ];
  return [{ messageId: 'limitWithPackage', data: { limit: String(limit), package: 'p-limit' }, fix: toFix(edits) }];
}

/** The callback with its body, in the brackets that it may have, handed to a limiter. */
function wrapCallback(callback: TSESTree.Node, limiter: string, text: string): string | undefined {
  if (callback.type === 'Identifier' || callback.type === 'MemberExpression') {
    return `(item) => ${limiter}(() => ${text.slice(...callback.range)}(item))`;
  }
  if (callback.type !== 'ArrowFunctionExpression') return undefined;
  const [start, end] = callback.range;
  const headEnd = text.lastIndexOf('=>', callback.body.range[0]) + '=>'.length;
  const head = text.slice(callback.async ? start + 'async'.length : start, headEnd);
  const body = text.slice(headEnd, end);
  return `${head.trimStart()} ${limiter}(${callback.async ? 'async ' : ''}() =>${body})`;
}

/** `Promise.all(xs.map(f))` → `pMap(xs, f, { concurrency: 10 })`. */
function suggestPMap({ node, source, mapping: { callback }, limit }: Limited, context: Context): Suggestions {
  const { sourceCode } = context;
  const imported = importName(
    { module: 'p-map', isBuiltin: false, exported: 'default', local: 'pMap', at: node },
    sourceCode,
  );
  if (!imported) return [];
  const { text } = sourceCode;
  const call = `${imported.name}(${text.slice(...source.range)}, ${text.slice(...callback.range)}, { concurrency: ${String(limit)} })`;
  const edits = [...imported.edits, { range: node.range, text: call }];
  return [{ messageId: 'limitWithPackage', data: { limit: String(limit), package: 'p-map' }, fix: toFix(edits) }];
}

/** A statement `await Promise.all(xs.map(f));` → the same for each slice of `xs`; with a result, the results are collected. */
function suggestChunks({ node, source, mapping: { call }, limit }: Limited, context: Context): Suggestions {
  const awaited = node.parent;
  if (awaited.type !== 'AwaitExpression' || source.type !== 'Identifier') return [];
  // In a slice the places of the elements are others.
  const [callback] = call.arguments;
  if (callback && isFunction(callback) && callback.params.length > 1) return [];
  if (isTaken('index', node, context)) return [];
  const { text } = context.sourceCode;
  const line = getLineBreak(text) + getIndentation(text, awaited.range[0]);
  const inner = line + getIndentUnit(text);
  const end = getStatementEnd(text);
  const mapped = text.slice(source.range[1], call.range[1]);
  const combinator = text.slice(...node.callee.range);
  const size = String(limit);
  const loop = `for (let index = 0; index < ${source.name}.length; index += ${size}) {`;
  const chunk = `await ${combinator}(${source.name}.slice(index, index + ${size})${mapped})`;
  const holder = awaited.parent;
  const describe = (range: readonly [number, number], replacement: string): Suggestions => [
    { messageId: 'limitWithChunks', data: { limit: size }, fix: toFix([{ range, text: replacement }]) },
  ];
  if (holder.type === 'ExpressionStatement') {
    return describe(holder.range, `${loop}${inner}${chunk}${end}${line}}`);
  }
  if (holder.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier' || holder.parent.declarations.length > 1)
    return [];
  if (combinator.endsWith('.any') || combinator.endsWith('.race') || holder.id.typeAnnotation) return [];
  if (isTypeScriptFile(context.filename)) return [];
  const { id, parent } = holder;
  return describe(
    parent.range,
    `const ${id.name} = []${end}${line}${loop}${inner}${id.name}.push(...(${chunk}))${end}${line}}`,
  );
}

/** Whether it is `map()` of an array, as far as is known: other collections have one, too, and neither `length` nor `slice()`. */
function isArray(mapping: TSESTree.CallExpression, context: Context): boolean {
  const origin = getTypeOracle(context).calleeOrigin(mapping);
  return !origin || /^(?:Readonly)?Array\./.test(origin.name);
}

function isResultUsed({ parent }: TSESTree.CallExpression): boolean {
  const holder = parent.type === 'AwaitExpression' ? parent.parent : parent;
  return holder.type !== 'ExpressionStatement';
}

function isTaken(name: string, at: TSESTree.Node, { sourceCode }: Context): boolean {
  const variable = findVariableNamed(name, sourceCode.getScope(at));
  return variable !== undefined && variable.scope.type !== 'global';
}

function findStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  const script = findScript(node);
  for (let at: TSESTree.Node = node; at.parent; at = at.parent) {
    if (at.parent.type === 'BlockStatement' || at.parent === script) return at;
    if (isFunction(at)) return undefined;
  }
  return undefined;
}

/** Names of the packages that the nearest `package.json` lists. */
function getDependencies(context: Context): ReadonlySet<string> {
  const manifest = getProject(context).findPackage(context.filename);
  if (!manifest) return new Set();
  const listed = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => {
    const value = manifest[key];
    return isRecord(value) ? Object.keys(value) : [];
  });
  return new Set(listed);
}
