import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../javascript/edits/to-fix.js';
import { walkOwn } from '../../../javascript/flow/traverse.js';
import { toLabel } from '../../../javascript/semantics/summarize/calls/calls.js';
import { isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { JavaScriptMessageIds } from './messages.js';
import { findOptionsWithSignal, findSignalLeftOut } from './option-signals.js';
import {
  findSignalPlace,
  isEndedByListener,
  isOfAborted,
  isPlaceTaken,
  passSignal,
  runsWhatListens,
} from './passing.js';
import { findSignalParameter } from './signals.js';

type Context = Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly unknown[]>>;

/** Reports operations that could take the function's signal and do not get it. */
export function checkPassing(fn: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  if (!fn.body) return;
  const own = findSignalParameter(fn, sourceCode);
  const options = own ? undefined : findOptionsWithSignal(fn, sourceCode);
  if (!own && !options) return;
  for (const node of walkOwn(fn.body)) {
    const call = findWaitedCall(node, fn);
    if (!call || isCleanUp(node, fn) || isPiped(call)) continue;
    const signal = own ?? (options && findSignalLeftOut(call, options, sourceCode));
    if (!signal) continue;
    const place = findSignalPlace(call, context);
    if (!place || (place.type === 'AbortSignal') !== (signal.kind === 'signal')) continue;
    if (
      isPlaceTaken(call, place) ||
      runsWhatListens(call, signal, sourceCode) ||
      isOfAborted(call, signal, sourceCode) ||
      isEndedByListener(call, fn, signal, sourceCode) ||
      (!fn.async && getTypeOracle(context).promiseKind(call) !== 'promise')
    )
      continue;
    const { written = signal.text } = signal;
    const edits = passSignal(call, place, written, sourceCode.text);
    context.report({
      node: call.callee,
      messageId: 'signalNotPassed',
      data: { operation: `${toLabel(sourceCode.text.slice(...call.callee.range))}()`, signal: signal.text },
      suggest: edits && [{ messageId: 'passSignal', data: { signal: written }, fix: toFix(edits) }],
    });
  }
}

/** The call that the function, or whoever gets what it returns, waits for in this place. */
function findWaitedCall(node: TSESTree.Node, fn: FunctionNode): TSESTree.CallExpression | undefined {
  const isReturned = node.type === 'ReturnStatement' || (node.type === 'CallExpression' && node === fn.body);
  const isLoop = node.type === 'ForOfStatement' && node.await;
  if (!isReturned && !isLoop && node.type !== 'AwaitExpression') return undefined;
  const waited = node.type === 'CallExpression' ? node : node.type === 'ForOfStatement' ? node.right : node.argument;
  const call = waited && unwrapExpression(waited);
  return call?.type === 'CallExpression' ? call : undefined;
}

/** `response.body.pipeThrough(…)`: it ends with what it reads, and that may have got the signal. */
function isPiped({ callee }: TSESTree.CallExpression): boolean {
  const called = unwrapExpression(callee);
  return called.type === 'MemberExpression' && findPropertyName(called) === 'pipeThrough';
}

/** Whether the node is in a `finally` or `catch`, where work is to be done although it was aborted. */
function isCleanUp(node: TSESTree.Node, fn: FunctionNode): boolean {
  let child = node;
  for (let at = node.parent; at && at !== fn; child = at, at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (at.type === 'TryStatement' && at.finalizer === child) return true;
    if (isFunction(at)) return true;
  }
  return false;
}
