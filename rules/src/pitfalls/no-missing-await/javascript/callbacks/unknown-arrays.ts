import type { TSESTree } from '@typescript-eslint/utils';
import { hasAwait } from '../../../../javascript/flow/traverse.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { isFunction } from '../../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';
import { findVariable, type SourceCode } from '../../../../javascript/syntax/variables.js';
import { isUnknownKind } from '../../../../javascript/types/oracle.js';
import type { Inspection } from '../inspection.js';

/** What an array has at once, and neither a promise nor a stream, whose `filter()` waits for answers. */
const membersOfArrays =
  /^(?:\d+|concat|includes|indexOf|join|length|pop|push|reverse|shift|slice|sort|splice|unshift)$/;

/**
 * Whether an asynchronous callback is given to `method` of something of which nothing tells what it is, and what the method
 * gives is used as only what an array gives can be, at once: `if (users.some(async …))`, `users.filter(async …).length`.
 */
export function isAskedOfUnknownArray(
  fn: TSESTree.Expression,
  call: CallNode,
  method: string,
  inspection: Inspection,
): boolean {
  if (call.arguments.length !== 1 || !isOfUnknown(fn, call, inspection) || !isFunction(fn)) return false;
  // Nothing else takes two of its elements to compare.
  if (method === 'sort' || method === 'toSorted') return fn.params.length === 2;
  const uses = getUses(call, inspection.sourceCode);
  return uses.length > 0 && uses.every((use) => isUseAtOnce(use, method));
}

/** Whether an inline function that waits for something is given to a method of what no types know. */
export function isOfUnknown(fn: TSESTree.Expression, { callee }: CallNode, { oracle }: Inspection): boolean {
  return isFunction(fn) && fn.async && isUnknownKind(oracle.promiseKind(callee)) && hasAwait(fn.body);
}

/** Whether what the call gives is used, and as something that need not be waited for. */
export function isTakenAtOnce(call: CallNode, sourceCode: SourceCode): boolean {
  const uses = getUses(call, sourceCode);
  return uses.length > 0 && !uses.some((use) => mayBeWaitedFor(use));
}

/** Also in an array that is given to `Promise.all()`; a statement drops what may be a promise. */
function mayBeWaitedFor(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'MemberExpression') return promiseMethods.has(findPropertyName(parent) ?? '');
  return ['ArrayExpression', 'AwaitExpression', 'ExpressionStatement'].includes(parent?.type ?? '');
}

/** The call itself, or where a variable that keeps what it gives is read. */
function getUses(call: CallNode, sourceCode: SourceCode): TSESTree.Node[] {
  const { parent } = call;
  if (parent.type !== 'VariableDeclarator') return [call];
  const variable = findVariable(parent.id, sourceCode);
  const others = variable?.references.filter(({ init }) => init !== true) ?? [];
  return others.some((one) => one.isWrite()) ? [] : others.map(({ identifier }) => identifier);
}

function isUseAtOnce(node: TSESTree.Node, method: string): boolean {
  const { parent } = node;
  if (method === 'some' || method === 'every') return isTested(node);
  if (parent?.type === 'MemberExpression' && parent.object === node) {
    const name = parent.property.type === 'Literal' ? String(parent.property.value) : findPropertyName(parent);
    if (name === undefined) return false;
    return method === 'filter' ? membersOfArrays.test(name) : !promiseMethods.has(name);
  }
  if (method === 'filter') return parent?.type === 'ForOfStatement' && parent.right === node && !parent.await;
  return method === 'findIndex' && parent?.type === 'BinaryExpression';
}

/** Whether something is decided by it: whatever gave it, a promise is always truthy. */
function isTested(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.left === node && parent.operator !== '??';
    case 'UnaryExpression':
      return parent.operator === '!';
    default:
      return false;
  }
}
