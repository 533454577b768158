import type { TSESTree } from '@typescript-eslint/utils';
import { findCallOf, findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findPropertyName } from '../../../javascript/syntax/member-names.js';
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
  const ended = findVariable(callee.object, sourceCode);
  if (!ended) return false;
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    const call = findCallOf(fn)?.node;
    if (call && findVariable(findMethod(call)?.object, sourceCode) === ended) return true;
  }
  return false;
}
