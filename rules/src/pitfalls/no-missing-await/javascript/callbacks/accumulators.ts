import type { TSESTree } from '@typescript-eslint/utils';
import { addAwait } from '../../../../javascript/edits/await.js';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { globalModule } from '../../../../javascript/semantics/origins.js';
import { findEnclosingFunction, isFunction } from '../../../../javascript/syntax/functions.js';
import { findMemberOf, findMethodName, findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { findVariable } from '../../../../javascript/syntax/variables.js';
import type { TypeOracle } from '../../../../javascript/types/oracle.js';
import type { Inspection } from '../inspection.js';

/** `reduce` with an asynchronous callback: from the second step on the accumulator is the promise of the step before. */
export function reportAccumulator(call: TSESTree.CallExpression, { context, oracle, sourceCode }: Inspection): void {
  const method = findMethodName(call);
  const [callback] = call.arguments;
  if ((method !== 'reduce' && method !== 'reduceRight') || !callback || !isFunction(callback) || !callback.async)
    return;
  const [accumulator] = callback.params;
  if (accumulator?.type !== 'Identifier') return;
  const variable = sourceCode.getDeclaredVariables(callback).find(({ name }) => name === accumulator.name);
  // `all = await all;`
  if (variable?.references.some((one) => one.isWrite())) return;
  const [misused, ...others] = (variable?.references ?? []).filter(({ identifier }) => {
    const { parent } = identifier;
    if (parent.type === 'SpreadElement' || isOperand(identifier, parent)) return true;
    const member = findMemberOf(identifier);
    return member !== undefined && !promiseMethods.has(findPropertyName(member) ?? '');
  });
  if (!misused || misused.identifier.type !== 'Identifier') return;
  if (findVariable(misused.identifier, sourceCode) !== variable || isOfOtherKind(call, oracle)) return;
  const { identifier } = misused;
  const canWait = others.length === 0 && findEnclosingFunction(identifier) === callback;
  const suggest = canWait ? [{ messageId: 'addAwait', fix: toFix(addAwait(identifier)) } as const] : [];
  context.report({ node: identifier, messageId: 'unawaitedAccumulator', data: { name: accumulator.name }, suggest });
}

/**
 * Whether something else than an array or iterator of the language has the method, as far as its origin tells: `reduce()` of
 * streams awaits each step (https://nodejs.org/api/stream.html#readablereducefn-initial-options).
 */
function isOfOtherKind(call: TSESTree.CallExpression, oracle: TypeOracle): boolean {
  const origin = oracle.calleeOrigin(call);
  if (!origin) return false;
  // Of a variable that the file does not declare nothing is known: `xs.reduce`.
  return origin.module !== globalModule || !/Array\.|^Iterator(?:Object)?\.|\(\)|^[a-z_$]/.test(origin.name);
}

/** Whether something is calculated or decided by it: `sum + 1`, `ok && (await isReady(x))`. */
function isOperand(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'BinaryExpression':
      return !['==', '!=', '===', '!==', 'in', 'instanceof'].includes(parent.operator);
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.left === node && parent.operator !== '??';
    case 'TemplateLiteral':
      return true;
    case 'UnaryExpression':
      return ['!', '+', '-', '~'].includes(parent.operator);
    default:
      return false;
  }
}
