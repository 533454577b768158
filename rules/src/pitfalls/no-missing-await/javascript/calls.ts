import type { TSESTree } from '@typescript-eslint/utils';
import { isService } from '../../../javascript/semantics/facts/services.js';
import { isSubtest, isTestCode } from '../../../javascript/semantics/facts/test-code.js';
import { findCalleeOrigin } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import type { CallNode } from '../../../javascript/syntax/predicates.js';
import { dropsResult } from './callbacks/dropping-calls.js';
import type { Inspection } from './inspection.js';

/** Calls of `node:test` whose promise the runner watches by itself: https://nodejs.org/api/test.html#testname-options-fn */
const testCall = /^(?:default|describe|it|suite|test)(?:\.(?:only|skip|todo|test|it|describe|suite))?$/;

/** https://expressjs.com/en/4x/api.html#app.METHOD and https://expressjs.com/en/guide/error-handling.html */
const expressCall =
  /^(?:default|Router|default\.Router)\(\)(?:\.route\(\))?\.(?:all|delete|get|head|options|param|patch|post|put|use)$/;

/**
 * Whether the call starts, in a test, what goes on until it is stopped: a test cannot wait for it, and its runner reports
 * a rejection that nobody handles.
 */
export function isServiceOfTest(node: TSESTree.CallExpression, inspection: Inspection): boolean {
  return isTestCode(getModuleFile(inspection.context)) && isServiceCall(node, inspection);
}

/** Whether the call starts what goes on until it is stopped. */
export function isServiceCall(node: TSESTree.CallExpression, inspection: Inspection): boolean {
  const callee = inspection.resolveCallee(node);
  return callee?.kind === 'function' && isService(callee);
}

/** Whether the option `allowCalls` or the test runner takes care of the call's promise. */
export function isAllowedCall(node: TSESTree.Expression, inspection: Inspection): boolean {
  if (node.type !== 'CallExpression') return false;
  const { sourceCode } = inspection;
  const origin = findCalleeOrigin(node, sourceCode);
  if (origin?.module === 'node:test' && testCall.test(origin.name)) return true;
  if (isSubtest(node, sourceCode) || isDeclaredSubtest(node, inspection)) return true;
  const { allowCalls } = inspection.options;
  if (allowCalls.length === 0) return false;
  const written = sourceCode.getText(node.callee).replaceAll('?.', '.');
  if (allowCalls.includes(written)) return true;
  const resolved = [origin, inspection.oracle.calleeOrigin(node)];
  return resolved.some(
    (one) => one && (allowCalls.includes(`${one.module}:${one.name}`) || allowCalls.includes(one.name)),
  );
}

/** `context.test(…)` on a `TestContext` that types tell. */
function isDeclaredSubtest(node: TSESTree.CallExpression, inspection: Inspection): boolean {
  const isNamed = inspection.sourceCode.getText(node.callee).endsWith('.test');
  return isNamed && inspection.oracle.calleeOrigin(node)?.name === 'TestContext.test';
}

/** Whether the call is one that is known, without types, to drop what the callback at `index` returns. */
export function isKnownToDrop(call: CallNode, index: number, inspection: Inspection): boolean {
  const callee = inspection.resolve(call.callee);
  return callee?.kind === 'library' && dropsResult(call, index, callee);
}

/** Whether the call registers handlers on an application or router of Express. */
export function isExpressCall(node: CallNode, inspection: Inspection): boolean {
  const callee = inspection.resolve(node.callee);
  return callee?.kind === 'library' && callee.module === 'express' && expressCall.test(callee.name);
}
