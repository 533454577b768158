import type { TSESTree } from '@typescript-eslint/utils';
import { addAwait } from '../../../../javascript/edits/await.js';
import { findOnlyExpression, findResult, isFunction } from '../../../../javascript/syntax/functions.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import type { TextEdit } from '../../../../project/text/text-edit.js';
import type { Check, Inspection } from '../inspection.js';
import { suggestAwait, type Changes } from '../suggestions/suggestions.js';
import { findThrowAssertion, type ThrowAssertion } from './expectations.js';

/** Asynchronous functions of which a test wants to know whether they throw: `expect(async () => load()).not.toThrow()`. */
export function checkThrowing(inspection: Inspection): Check {
  const assertions: ThrowAssertion[] = [];
  return {
    listener: {
      CallExpression(node) {
        const assertion = findThrowAssertion(node, inspection);
        if (assertion) assertions.push(assertion);
      },
    },
    report() {
      for (const assertion of assertions) if (rejects(assertion.fn, inspection)) report(assertion, inspection);
    },
  };
}

/** Whether the function is written there, and never throws: what goes wrong in it rejects. */
function rejects(fn: TSESTree.CallExpressionArgument, inspection: Inspection): boolean {
  if (!isFunction(fn) || fn.generator) return false;
  if (fn.async) return true;
  const result = findResult(fn);
  // What is not async may throw before it gives a promise, and so may what works out the arguments.
  return result?.type === 'CallExpression' && result.arguments.every(isPlain) && inspection.isBarePromise(result);
}

function isPlain({ type }: TSESTree.CallExpressionArgument): boolean {
  return type === 'Literal' || type === 'Identifier' || type === 'MemberExpression';
}

function report(assertion: ThrowAssertion, inspection: Inspection): void {
  const { fn, name, isNegated, advice } = assertion;
  inspection.report({
    at: fn,
    messageId: 'asyncThrow',
    data: { name, outcome: isNegated ? 'passes' : 'fails', advice },
    getChanges: () => suggestWaiting(assertion, inspection),
  });
}

/** `await expect(f).rejects.toThrow()`, `await expect(load()).resolves.not.toThrow()`, `await assert.rejects(f)` */
function suggestWaiting({ fn, call, expectation, isNegated, twin }: ThrowAssertion, inspection: Inspection): Changes {
  const edits: TextEdit[] = [];
  if (!expectation) {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || twin === undefined) return { suggest: [] };
    edits.push({ range: callee.property.range, text: twin });
  } else if (isNegated) {
    const started = findStarted(fn);
    if (!started) return { suggest: [] };
    edits.push({ range: fn.range, text: inspection.sourceCode.getText(started) });
    edits.push({ range: [expectation.range[1], expectation.range[1]], text: '.resolves' });
  } else {
    edits.push({ range: [expectation.range[1], expectation.range[1]], text: '.rejects' });
  }
  return suggestAwait([...addAwait(call), ...edits], call, inspection.context, 'awaitAssertion');
}

/** `load()` of `async () => await load()`, `() => { return load(); }`, `async () => { await load(); }` */
function findStarted(fn: TSESTree.CallExpressionArgument): TSESTree.Expression | undefined {
  if (!isFunction(fn)) return undefined;
  const written = findOnlyExpression(fn);
  const value = written && unwrapExpression(written);
  const started = value?.type === 'AwaitExpression' ? value.argument : value;
  return started?.type === 'CallExpression' ? started : undefined;
}
