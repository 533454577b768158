import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findMemberOf, findMethod, findMethodName } from '../../../javascript/syntax/member-names.js';
import { getArguments, unwrapExpression } from '../../../javascript/syntax/unwrap.js';

/**
 * The call whose promise `xs.reduce(callback, [])` adds to its array for each element: `all.push(f(x))`, `[...all, f(x)]`,
 * `all.concat(f(x))`. Undefined where the array is made otherwise.
 */
export function findReduced(
  call: TSESTree.CallExpression,
  sourceCode: Pick<Readonly<TSESLint.SourceCode>, 'getDeclaredVariables'>,
): TSESTree.CallExpression | undefined {
  const [callback, initial] = getArguments(call);
  if (findMethodName(call) !== 'reduce' || !isEmptyArray(initial)) return undefined;
  if (!callback || !isFunction(callback) || callback.async) return undefined;
  const [accumulator] = callback.params;
  if (accumulator?.type !== 'Identifier') return undefined;
  const variable = sourceCode.getDeclaredVariables(callback).find(({ name }) => name === accumulator.name);
  for (const { identifier } of variable?.references ?? []) {
    const added = findAdded(identifier, callback);
    if (added?.type === 'CallExpression') return added;
  }
  return undefined;
}

function isEmptyArray(written: TSESTree.CallExpressionArgument | undefined): boolean {
  const node = written && written.type !== 'SpreadElement' ? unwrapExpression(written) : undefined;
  return node?.type === 'ArrayExpression' && node.elements.length === 0;
}

/** What is added to the array, where it is named. */
function findAdded(identifier: TSESTree.Node, callback: FunctionNode): TSESTree.Expression | undefined {
  const holder = identifier.parent;
  // Whatever else runs there runs more often, or later.
  if (!holder || findEnclosingFunction(identifier) !== callback) return undefined;
  if (holder.type === 'SpreadElement' && holder.parent.type === 'ArrayExpression') {
    const last = holder.parent.elements.at(-1);
    return last && last.type !== 'SpreadElement' ? last : undefined;
  }
  const member = findMemberOf(identifier);
  const call = member?.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
  const added = call && findMethod(call, 'push', 'concat') ? call.arguments[0] : undefined;
  if (!added || added.type === 'SpreadElement') return undefined;
  // `all.concat([f(x)])` adds `f(x)`.
  const [element] = added.type === 'ArrayExpression' ? added.elements : [added];
  return element && element.type !== 'SpreadElement' ? element : undefined;
}
