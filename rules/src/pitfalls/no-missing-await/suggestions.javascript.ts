import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { addAwait, type TextEdit } from '../../javascript/edits/await.js';
import { findAsyncConversion } from '../../javascript/edits/async-conversion.js';
import { toFix } from '../../javascript/edits/to-fix.js';
import { findEnclosingFunction, getFunctionName } from '../../javascript/semantics/functions.js';
import type { JavaScriptMessageIds } from './messages.javascript.js';
import { contains, isInClass } from '../../javascript/syntax/predicates.js';

type Suggestion = TSESLint.SuggestionReportDescriptor<JavaScriptMessageIds>;

/**
 * The suggestion to await: plain where `await` is allowed, together with `async` for the function around and its callers
 * where that can be; none elsewhere (constructors, accessors, callbacks, scripts).
 */
export function suggestAwait(
  edits: readonly TextEdit[],
  at: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  messageId: JavaScriptMessageIds = 'addAwait',
): Suggestion[] {
  const fn = findEnclosingFunction(at);
  if (!fn) {
    return sourceCode.ast.sourceType === 'module' && !isInClass(at) ? [{ messageId, fix: toFix(edits) }] : [];
  }
  if (isInParameters(at, fn)) return [];
  if (fn.async) return [{ messageId, fix: toFix(edits) }];
  const conversion = findAsyncConversion(fn, sourceCode);
  if (!conversion) return [];
  const name = getFunctionName(fn) || 'this function';
  return [
    {
      messageId: conversion.hasCallers ? 'makeAsyncWithCallers' : 'makeAsync',
      data: { name },
      fix: toFix([...conversion.edits, ...edits]),
    },
  ];
}

/** The suggestion to put `await` before the expression. */
export function suggestAwaitOf(node: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): Suggestion[] {
  return suggestAwait(addAwait(node), node, sourceCode);
}

/** The suggestion to mark a floating promise with `void`. */
export function suggestVoid(node: TSESTree.Expression): Suggestion {
  const [first, ...rest] = addAwait(node);
  const edits = first ? [{ ...first, text: first.text.replace('await ', 'void ') }, ...rest] : [];
  return { messageId: 'addVoid', fix: toFix(edits) };
}

/** The edits that put an expression into a call: `Promise.all(xs)`, awaited. */
export function wrapInPromiseAll(node: TSESTree.Expression): TextEdit[] {
  const [start, end] = node.range;
  return [
    { range: [start, start], text: 'await Promise.all(' },
    { range: [end, end], text: ')' },
  ];
}

function isInParameters(node: TSESTree.Node, fn: { readonly params: readonly TSESTree.Node[] }): boolean {
  return fn.params.some((parameter) => contains(parameter, node));
}
