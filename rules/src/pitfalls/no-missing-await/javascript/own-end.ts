import type { TSESTree } from '@typescript-eslint/utils';
import { findCallOf, findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable, type ScopeSource } from '../../../javascript/syntax/variables.js';

/** Methods that end what an object does, once what it is doing is done. */
const endingName = /^(?:close|destroy|disconnect|dispose|drain|end|quit|shutdown|stop|terminate)/i;

/**
 * Whether the call ends an object in a callback that was handed to the same object: `server.get('/', async () => {
 * server.close(); })`. It may wait for the callback, so that the callback must not wait for it.
 */
export function endsItsCaller(node: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const callee = node.type === 'CallExpression' ? findMethod(node) : undefined;
  if (!callee || !endingName.test(findPropertyName(callee) ?? '')) return false;
  const ended = findOwner(callee, sourceCode);
  if (!ended) return false;
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    const method = findMethod(findCallOf(fn)?.node);
    if (method && findOwner(method, sourceCode) === ended) return true;
  }
  return false;
}

function findMethod(
  node: TSESTree.CallExpression | TSESTree.NewExpression | undefined,
): TSESTree.MemberExpression | undefined {
  const callee = node && unwrapExpression(node.callee);
  return callee?.type === 'MemberExpression' ? callee : undefined;
}

function findOwner({ object }: TSESTree.MemberExpression, sourceCode: ScopeSource): object | undefined {
  return findVariable(object, sourceCode);
}
