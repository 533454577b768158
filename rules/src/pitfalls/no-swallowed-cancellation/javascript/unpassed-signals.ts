import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../javascript/edits/to-fix.js';
import { walkOwn } from '../../../javascript/flow/traverse.js';
import { promiseCombinators, promiseMethods, waitingForAll } from '../../../javascript/library/promise-methods.js';
import { findHeldValue, findUse, type Use } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { toLabel } from '../../../javascript/semantics/summarize/calls/calls.js';
import { findCallOf, isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import { endsWithSignal, type WaitedCall } from './ends-with-signal.js';
import type { Context } from './messages.js';
import { findOptionsWithSignal, findSignalLeftOut } from './option-signals.js';
import { findSignalPlace, isPlaceTaken, passSignal } from './signal-places.js';
import { findSignalParameter, type OutsideSignal } from './signals.js';

/** Reports operations that could take the function's signal and do not get it. */
export function checkPassing(fn: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  if (!fn.body) return;
  const own = findSignalParameter(fn, sourceCode);
  const options = own ? undefined : findOptionsWithSignal(fn, sourceCode);
  if (!own && !options) return;
  for (const { node, of } of walkWaited(fn, sourceCode)) {
    const waited = findWaited(node, of);
    if (!waited || isCleanUp(node, fn)) continue;
    for (const call of getWaitedCalls(waited, sourceCode)) {
      const signal = own ?? (options && findSignalLeftOut(call, options, sourceCode));
      const functions = [...new Set([fn, of])];
      if (signal) checkCall({ call, wait: node, functions }, signal, context);
    }
  }
}

/** Reports a call that is waited for if it could take the signal, does not get it, and does not end with it otherwise. */
function checkCall(waited: WaitedCall, signal: OutsideSignal, context: Context): void {
  const { sourceCode } = context;
  const { call, functions } = waited;
  // What is piped through ends with what it reads, and that may have got the signal.
  if (findMethodName(call) === 'pipeThrough') return;
  const place = findSignalPlace(call, context);
  if (!place || (place.type === 'AbortSignal') !== (signal.kind === 'signal')) return;
  if (isPlaceTaken(call, place, sourceCode) || endsWithSignal(waited, signal, sourceCode)) return;
  if (functions.at(-1)?.async !== true && getTypeOracle(context).promiseKind(call) !== 'promise') return;
  const { written = signal.text } = signal;
  const edits = passSignal(call, place, written, sourceCode);
  context.report({
    node: call.callee,
    messageId: 'signalNotPassed',
    data: { operation: `${toLabel(sourceCode.getText(call.callee))}()`, signal: signal.text },
    suggest: edits && [{ messageId: 'passSignal', data: { signal: written }, fix: toFix(edits) }],
  });
}

/**
 * What the function runs, each with the function it is in: its own nodes, and those of functions that it runs on the spot and
 * waits for, such as the callback of `await Promise.all(urls.map(async (url) => …))`.
 */
function* walkWaited(
  fn: FunctionNode,
  sourceCode: Context['sourceCode'],
): Generator<{ readonly node: TSESTree.Node; readonly of: FunctionNode }> {
  if (!fn.body) return;
  for (const node of walkOwn(fn.body)) {
    yield { node, of: fn };
    // A function with a signal of its own is checked for itself.
    if (isFunction(node) && isWaitedFor(node, sourceCode) && !findSignalParameter(node, sourceCode)) {
      yield* walkWaited(node, sourceCode);
    }
  }
}

/** Whether the function runs where it is written, once or for each element of an array, and what it gives is waited for. */
function isWaitedFor(fn: FunctionNode, sourceCode: Context['sourceCode']): boolean {
  const { node: call, index } = findCallOf(fn) ?? {};
  if (call?.type !== 'CallExpression') return false;
  if (index === -1) return isWaitOrResult(findUse(call, sourceCode));
  if (!findMethod(call, 'map', 'flatMap') || index !== 0) return false;
  const { parent: combining } = findUse(call, sourceCode);
  if (combining.type !== 'CallExpression') return false;
  const isCombined = isOrigin(findCalleeOrigin(combining, sourceCode), globalModule, ...promiseCombinators);
  return isCombined && isWaitOrResult(findUse(combining, sourceCode));
}

function isWaitOrResult({ node, parent }: Use): boolean {
  if (parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement') return true;
  return parent.type === 'ArrowFunctionExpression' && parent.body === node;
}

/**
 * The calls that a value comes from that is waited for, once all of them are done: `load()` of `load().then(show)`, both of
 * `Promise.all([load(), save()])`.
 */
function getWaitedCalls(waited: TSESTree.Expression, sourceCode: Context['sourceCode']): TSESTree.CallExpression[] {
  const call = findHeldValue(waited, sourceCode);
  if (call.type !== 'CallExpression') return [];
  const chained = findMethod(call, ...promiseMethods);
  if (chained) return getWaitedCalls(chained.object, sourceCode);
  const [list] = call.arguments;
  if (list?.type !== 'ArrayExpression') return [call];
  if (!isOrigin(findCalleeOrigin(call, sourceCode), globalModule, ...waitingForAll)) return [call];
  const elements = list.elements.filter((one) => one !== null && one.type !== 'SpreadElement');
  return elements.flatMap((one) => getWaitedCalls(one, sourceCode));
}

/** What the function, or whoever gets what it returns, waits for in this place. */
function findWaited(node: TSESTree.Node, { body }: FunctionNode): TSESTree.Expression | undefined {
  switch (node.type) {
    case 'AwaitExpression':
      return node.argument;
    case 'ReturnStatement':
      return node.argument ?? undefined;
    case 'ForOfStatement':
      return node.await ? node.right : undefined;
    default:
      return node === body && body.type !== 'BlockStatement' ? body : undefined;
  }
}

/** Whether the node is in a `finally`, a `catch` or after an abort, where work is to be done although it was aborted. */
function isCleanUp(node: TSESTree.Node, fn: FunctionNode): boolean {
  let child = node;
  for (let at = node.parent; at && at !== fn; child = at, at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (at.type === 'TryStatement' && at.finalizer === child) return true;
    if (at.type === 'IfStatement' && at.consequent === child && holdsOnlyAborted(at.test)) return true;
  }
  return false;
}

/** `signal.aborted`, `token?.isCancellationRequested`, or what has to hold beside. */
function holdsOnlyAborted(test: TSESTree.Expression): boolean {
  if (test.type === 'ChainExpression') return holdsOnlyAborted(test.expression);
  if (test.type === 'LogicalExpression') {
    return test.operator === '&&' && (holdsOnlyAborted(test.left) || holdsOnlyAborted(test.right));
  }
  if (test.type !== 'MemberExpression') return false;
  return ['aborted', 'isCancellationRequested'].includes(findPropertyName(test) ?? '');
}
