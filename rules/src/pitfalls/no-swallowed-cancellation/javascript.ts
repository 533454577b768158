import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../javascript/edits/to-fix.js';
import { isTestCode } from '../../javascript/semantics/facts/test-code.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { toLabel } from '../../javascript/semantics/summarize/calls/calls.js';
import type { FunctionNode } from '../../javascript/syntax/functions.js';
import { getLocationOfKeyword } from '../../javascript/syntax/locations.js';
import { findMethod, findPropertyName } from '../../javascript/syntax/member-names.js';
import type { RuleListener } from '../../rule.js';
import { checkFinalizer } from './javascript/finalizers.js';
import { findDroppedAbort, findDroppedByCatch, type DroppedAbort } from './javascript/handlers.js';
import type { Context } from './javascript/messages.js';
import { findUnprotectedReleases, releaseInFinally } from './javascript/releases.js';
import { getCheck, rethrow } from './javascript/rethrow.js';
import { checkPassing } from './javascript/unpassed-signals.js';
import type { RuleOptions } from './options.js';

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
    TryStatement: (node) => checkFinalizer(node, context),
    'Program:exit'() {
      for (const fn of functions) {
        if (options.passSignal) checkPassing(fn, context);
        if (options.unprotectedRelease) checkReleases(fn, context);
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
    loc: getLocationOfKeyword(node, 'catch', context.sourceCode),
    messageId: 'droppedAbort',
    data: toData(dropped, context),
    suggest: [
      {
        messageId: 'rethrowAborted',
        data: { check: getCheck(signal) },
        fix: (fixer) => toFix(rethrow(node, signal, context.sourceCode))(fixer),
      },
    ],
  });
}

/** `.catch()` with a callback that does the same. */
function checkCatchCall(node: TSESTree.CallExpression, context: Context): void {
  const dropped = findDroppedByCatch(node, context);
  const method = findMethod(node);
  if (!dropped || !method) return;
  const data = { ...toData(dropped, context), method: findPropertyName(method) ?? '' };
  context.report({ node: method.property, messageId: 'droppedAbortByCatch', data });
}

function toData({ operation, signal }: DroppedAbort, { sourceCode }: Context): Record<string, string> {
  return {
    operation: `${toLabel(sourceCode.getText(operation.callee))}()`,
    signal: signal.text,
    check: getCheck(signal),
  };
}

/** Resources that an abort leaks. */
function checkReleases(fn: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  if (isTestCode(getModuleFile(context))) return;
  for (const found of findUnprotectedReleases(fn, sourceCode)) {
    const edits = releaseInFinally(found, sourceCode);
    context.report({
      node: found.release.callee,
      messageId: 'unreleased',
      data: { release: `${sourceCode.getText(found.release.callee)}()`, resource: found.resource },
      suggest: edits && [{ messageId: 'releaseInFinally', fix: toFix(edits) }],
    });
  }
}
