import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findCallOf, findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import type { JavaScriptMessageIds } from './messages.js';

type Context = Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly unknown[]>>;

/** Reports `a.subscribe(() => b.subscribe())`. */
export function checkSubscribe(node: TSESTree.CallExpression, context: Context): void {
  if (!isNestedSubscribe(node)) return;
  const callee = unwrapExpression(node.callee);
  context.report({
    node: callee.type === 'MemberExpression' ? callee.property : callee,
    messageId: 'nestedSubscribe',
  });
}

function isNestedSubscribe(node: TSESTree.CallExpression): boolean {
  if (!isSubscribe(node)) return false;
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    const holder = fn.parent.type === 'Property' ? fn.parent.parent : fn;
    const outer = findCallOf(holder)?.node;
    if (outer?.type === 'CallExpression' && isSubscribe(outer)) return true;
  }
  return false;
}

function isSubscribe({ callee }: TSESTree.CallExpression): boolean {
  const method = unwrapExpression(callee);
  return method.type === 'MemberExpression' && findPropertyName(method) === 'subscribe';
}
