import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../javascript/edits/to-fix.js';
import { someOwn } from '../../../javascript/flow/traverse.js';
import { isMeantToSettle } from '../../../javascript/semantics/facts/settling.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { findOnlyExpression, type FunctionNode, isFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { contains } from '../../../javascript/syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import type { Context } from './messages.js';

/** Reports executors that are asynchronous, and those that only pass on what another promise does. */
export function checkPromiseConstructor(node: TSESTree.NewExpression, context: Context): void {
  const { sourceCode } = context;
  const [executor] = getArguments(node);
  if (!executor || !isOrigin(findCalleeOrigin(node, sourceCode), globalModule, 'Promise')) return;
  if (!isFunction(executor)) {
    const named = getModuleFile(context).resolveNode(executor, sourceCode);
    if (named?.kind !== 'function' || !named.summary.isAsync || isMeantToSettle(named)) return;
    context.report({ node: executor, messageId: 'asyncExecutor' });
    return;
  }
  if (executor.async) {
    checkAsyncExecutor(executor, context);
    return;
  }
  const wrapped = findWrappedPromise(executor, sourceCode);
  if (!wrapped) return;
  const { inner: found } = wrapped;
  const inner = found && hasCommentsAround(found, node, sourceCode) ? undefined : found;
  context.report({
    node: node.callee,
    messageId: 'promiseInPromise',
    suggest: inner && [
      {
        messageId: 'useInnerPromise',
        fix: toFix([{ range: node.range, text: sourceCode.getText(inner) }]),
      },
    ],
  });
}

/** Whether there are comments in the outer node that are not in the inner one, and that would go with it. */
function hasCommentsAround(inner: TSESTree.Node, outer: TSESTree.Node, { ast }: Context['sourceCode']): boolean {
  return ast.comments.some((comment) => contains(outer, comment) && !contains(inner, comment));
}

/** An async executor whose errors nobody sees; one that waits for nothing can do without `async`. */
function checkAsyncExecutor(executor: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  const waits = executor.body != null && someOwn(executor.body, isWait);
  const fn = getModuleFile(context).findFunction(executor);
  if (waits && fn && isMeantToSettle(fn)) return;
  const [start] = executor.range;
  const { line, column } = sourceCode.getLocFromIndex(start);
  const keyword = /^async[ \t]*/.exec(sourceCode.text.slice(start))?.[0] ?? '';
  context.report({
    loc: { start: { line, column }, end: { line, column: column + 'async'.length } },
    messageId: waits ? 'asyncExecutor' : 'needlessAsyncExecutor',
    suggest: waits
      ? undefined
      : [{ messageId: 'dropAsync', fix: toFix([{ range: [start, start + keyword.length], text: '' }]) }],
  });
}

function isWait(node: TSESTree.Node): boolean {
  return (
    node.type === 'AwaitExpression' ||
    (node.type === 'ForOfStatement' && node.await) ||
    (node.type === 'VariableDeclaration' && node.kind === 'await using')
  );
}

/** A promise whose executor only passes on what another promise does. */
interface WrappedPromise {
  /** The inner promise; undefined where it cannot simply take the outer one's place. */
  readonly inner: TSESTree.Expression | undefined;
}

/**
 * Whether an executor consists of a promise's chain that ends in its `resolve` and `reject`:
 * `(resolve, reject) => { f().then(resolve, reject); }`.
 */
function findWrappedPromise(executor: FunctionNode, sourceCode: SourceCode): WrappedPromise | undefined {
  const chain = findOnlyStart(executor);
  if (!chain) return undefined;
  const settlers = executor.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : []));
  const [resolve, reject] = settlers;
  if (resolve === undefined) return undefined;
  const steps = readChain(chain);
  const settling = steps.slice(
    steps.findIndex(({ handlers }) => handlers.some((one) => findSettler(one, executor, sourceCode))),
  );
  const [first] = settling;
  if (!first || !settling.some(({ method }) => method === 'then') || settling.length > 3) return undefined;
  const calls = settling.flatMap(({ handlers }) => handlers.map((one) => findSettler(one, executor, sourceCode)));
  if (calls.some((one) => one === undefined)) return undefined;
  const names = calls.map((one) => one?.name);
  if (!names.includes(resolve) || names.some((name) => name !== resolve && name !== reject)) return undefined;
  const isPlain = calls.every((one) => one?.isPlain === true) && reject !== undefined && names.includes(reject);
  return { inner: isPlain ? first.of : undefined };
}

/** The one thing that the function does, also with `void` before it. */
function findOnlyStart(fn: FunctionNode): TSESTree.Expression | undefined {
  const node = findOnlyExpression(fn);
  const isVoid = node?.type === 'UnaryExpression' && node.operator === 'void';
  return node && unwrapExpression(isVoid ? node.argument : node);
}

/** One `.then(…)` or `.catch(…)` of a chain. */
interface Step {
  /** The promise that it is called on. */
  readonly of: TSESTree.Expression;
  readonly method: string;
  readonly handlers: readonly TSESTree.Node[];
}

/** The steps of `a.then(b).catch(c)`, the first one first. */
function readChain(node: TSESTree.Expression): Step[] {
  const call = unwrapExpression(node);
  const callee = call.type === 'CallExpression' ? findMethod(call, 'then', 'catch') : undefined;
  if (call.type !== 'CallExpression' || !callee) return [];
  const step = { of: callee.object, method: findPropertyName(callee) ?? '', handlers: getArguments(call) };
  return [...readChain(callee.object), step];
}

/** `resolve`, or `(value) => resolve(value)`: the name, and whether the value is passed on as it is. */
function findSettler(
  handler: TSESTree.Node,
  executor: FunctionNode,
  sourceCode: SourceCode,
): { readonly name: string; readonly isPlain: boolean } | undefined {
  if (handler.type === 'Identifier') {
    return isParameterOf(handler, executor, sourceCode) ? { name: handler.name, isPlain: true } : undefined;
  }
  if (!isFunction(handler)) return undefined;
  const call = findOnlyStart(handler);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return undefined;
  if (!isParameterOf(call.callee, executor, sourceCode)) return undefined;
  const [parameter] = handler.params;
  const [argument] = getArguments(call);
  const isPlain =
    parameter?.type === 'Identifier' && argument?.type === 'Identifier' && argument.name === parameter.name;
  return { name: call.callee.name, isPlain };
}

function isParameterOf(node: TSESTree.Identifier, fn: FunctionNode, sourceCode: SourceCode): boolean {
  return findVariable(node, sourceCode)?.defs[0]?.node === fn;
}
