import type { TSESTree } from '@typescript-eslint/utils';
import { findCallOf, findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName } from '../../../javascript/syntax/member-names.js';
import type { Context } from './messages.js';

/** Reports `a.subscribe(() => b.subscribe())`. */
export function checkSubscribe(node: TSESTree.CallExpression, context: Context): void {
  const method = findMethod(node, 'subscribe');
  if (method && isInSubscriber(node)) context.report({ node: method.property, messageId: 'nestedSubscribe' });
}

function isInSubscriber(node: TSESTree.CallExpression): boolean {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    const holder = fn.parent.type === 'Property' ? fn.parent.parent : fn;
    const outer = findCallOf(holder)?.node;
    if (outer?.type === 'CallExpression' && findMethodName(outer) === 'subscribe') return true;
  }
  return false;
}
