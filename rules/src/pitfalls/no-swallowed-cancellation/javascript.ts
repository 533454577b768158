import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../../javascript/edits/await.js';
import { getIndentUnit, getLineBreak, getStatementEnd, skipLineComment } from '../../javascript/edits/layout.js';
import { toFix } from '../../javascript/edits/to-fix.js';
import { hasAwait, walkOwn } from '../../javascript/flow/traverse.js';
import { findPropertyName, findVariableNamed, unwrapExpression } from '../../javascript/semantics/call-targets.js';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../javascript/semantics/functions.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { toLabel } from '../../javascript/semantics/summarize/calls.js';
import { isTestCode } from '../../javascript/semantics/facts/test-code.js';
import { contains } from '../../javascript/syntax/predicates.js';
import { getTypeOracle } from '../../javascript/types/type-oracle.js';
import type { RuleListener } from '../../rule.js';
import { findDroppedAbort, findDroppedByCatch, type DroppedAbort } from './javascript/handlers.js';
import type { JavaScriptMessageIds } from './javascript/messages.js';
import type { RuleOptions } from './options.js';
import {
  findSignalPlace,
  isEndedByListener,
  isOfAborted,
  isPlaceTaken,
  passSignal,
  runsWhatListens,
} from './javascript/passing.js';
import { findOptionsWithSignal, findSignalLeftOut } from './javascript/option-signals.js';
import { findUnprotectedReleases, releaseInFinally } from './javascript/releases.js';
import { findSignalParameter, type OutsideSignal } from './javascript/signals.js';

type Context = Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly [RuleOptions]>>;

/** Reports handlers that drop an abort, signals that are not passed on, and resources that an abort leaks. */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const functions: FunctionNode[] = [];
  const collect = (node: FunctionNode): void => void functions.push(node);
  return {
    FunctionDeclaration: collect,
    FunctionExpression: collect,
    ArrowFunctionExpression: collect,
    CatchClause: (node) => checkHandler(node, context),
    CallExpression: (node) => checkCatchCall(node, context),
    TryStatement(node) {
      if (node.finalizer) checkFinalizer(node, node.finalizer, context);
    },
    'Program:exit'() {
      for (const fn of functions) {
        if (options.passSignal !== false) checkPassing(fn, context);
        if (options.unprotectedRelease !== false) checkReleases(fn, context);
      }
    },
  };
}

/** `catch` clauses that go on as if an abort were a failure like others. */
function checkHandler(node: TSESTree.CatchClause, context: Context): void {
  const dropped = findDroppedAbort(node, context);
  if (!dropped) return;
  const { signal } = dropped;
  context.report({
    loc: getLocOfKeyword(node, 'catch', context),
    messageId: 'droppedAbort',
    data: toData(dropped, context),
    suggest: [
      {
        messageId: 'rethrowAborted',
        data: { check: getCheck(signal) },
        fix: (fixer) => toFix(rethrow(node, signal, context))(fixer),
      },
    ],
  });
}

/** Nothing where the error is taken apart at once. */
function rethrow({ param, body, loc }: TSESTree.CatchClause, signal: OutsideSignal, context: Context): TextEdit[] {
  if (param && param.type !== 'Identifier') return [];
  const { text, lines } = context.sourceCode;
  const name = param?.name ?? (isUsedIn(body, 'error', context) ? 'reason' : 'error');
  const [outer] = /^[ \t]*/.exec(lines[loc.start.line - 1] ?? '') ?? [''];
  const lineBreak = getLineBreak(text) + outer;
  const inner = lineBreak + getIndentUnit(text);
  const statement = `${inner}if (${getCheck(signal)}) throw ${name}${getStatementEnd(text)}`;
  const [start, end] = [skipLineComment(text, body.range[0] + 1), body.range[1] - 1];
  const isOnOneLine = body.loc.start.line === body.loc.end.line;
  const rest = text.slice(start, end).trim();
  const edit: TextEdit = isOnOneLine
    ? { range: [start, end], text: statement + (rest === '' ? '' : inner + rest) + lineBreak }
    : { range: [start, start], text: statement };
  return param ? [edit] : [{ range: [body.range[0], body.range[0]], text: `(${name}) ` }, edit];
}

/** Whether a name of code outside is used in a block. */
function isUsedIn(block: TSESTree.BlockStatement, name: string, { sourceCode }: Context): boolean {
  const references = findVariableNamed(name, sourceCode.getScope(block))?.references ?? [];
  return references.some(({ identifier }) => contains(block, identifier));
}

/** `.catch()` with a callback that does the same. */
function checkCatchCall(node: TSESTree.CallExpression, context: Context): void {
  const dropped = findDroppedByCatch(node, context);
  const callee = unwrapExpression(node.callee);
  if (!dropped || callee.type !== 'MemberExpression') return;
  const data = { ...toData(dropped, context), method: findPropertyName(callee) ?? '' };
  context.report({ node: callee.property, messageId: 'droppedAbortByCatch', data });
}

function toData({ operation, signal }: DroppedAbort, { sourceCode }: Context): Record<string, string> {
  return {
    operation: `${toLabel(sourceCode.text.slice(...operation.callee.range))}()`,
    signal: signal.text,
    check: getCheck(signal),
  };
}

function getCheck({ text, kind, isAlwaysThere }: OutsideSignal): string {
  if (kind === 'token') return `${text}.isCancellationRequested`;
  return `${text}${text.includes('.') && isAlwaysThere !== true ? '?' : ''}.aborted`;
}

/** Jumps out of `finally`, which drop whatever exception was on its way. */
function checkFinalizer(statement: TSESTree.TryStatement, finalizer: TSESTree.BlockStatement, context: Context): void {
  if (!findEnclosingFunction(statement)?.async) return;
  const guarded = [statement.block, ...(statement.handler ? [statement.handler.body] : [])];
  if (!guarded.some(hasAwait)) return;
  for (const node of walkOwn(finalizer)) {
    if (!isJumpOut(node, finalizer)) continue;
    const jump = node.type === 'ReturnStatement' ? 'return' : node.type === 'BreakStatement' ? 'break' : 'continue';
    context.report({ loc: getLocOfKeyword(node, jump, context), messageId: 'exitInFinally', data: { jump } });
  }
}

/** Where the word is that the node begins with. */
function getLocOfKeyword(node: TSESTree.Node, keyword: string, { sourceCode }: Context): TSESTree.SourceLocation {
  const start = sourceCode.getLocFromIndex(node.range[0]);
  return { start, end: { line: start.line, column: start.column + keyword.length } };
}

/** Whether the statement leaves the block: `return`, or a jump to a loop or label around it. */
function isJumpOut(node: TSESTree.Node, block: TSESTree.BlockStatement): boolean {
  if (node.type === 'ReturnStatement') return true;
  if (node.type !== 'BreakStatement' && node.type !== 'ContinueStatement') return false;
  for (let at = node.parent; at !== block; at = at.parent) {
    if (node.label ? at.type === 'LabeledStatement' && at.label.name === node.label.name : isJumpTarget(at, node)) {
      return false;
    }
    if (!at.parent) return false;
  }
  return true;
}

function isJumpTarget(at: TSESTree.Node, jump: TSESTree.Node): boolean {
  if (at.type === 'SwitchStatement') return jump.type === 'BreakStatement';
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(at.type);
}

/** Operations that could take the function's signal and do not get it. */
function checkPassing(fn: FunctionNode, context: Context): void {
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

function checkReleases(fn: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  if (isTestCode(getModuleFile(context))) return;
  for (const found of findUnprotectedReleases(fn, sourceCode)) {
    const edits = releaseInFinally(found, sourceCode);
    context.report({
      node: found.release.callee,
      messageId: 'unreleased',
      data: { release: `${sourceCode.text.slice(...found.release.callee.range)}()`, resource: found.resource },
      suggest: edits && [{ messageId: 'releaseInFinally', fix: toFix(edits) }],
    });
  }
}
