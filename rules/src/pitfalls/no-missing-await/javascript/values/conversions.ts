import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';

/** Functions that make a value of what they are given; with what they make of a promise. */
export const conversions: ReadonlyMap<string, string> = new Map([
  ['String', 'the text is `[object Promise]`'],
  ['Number', 'the number is `NaN`'],
  ['Number.parseInt', 'the number is `NaN`'],
  ['Number.parseFloat', 'the number is `NaN`'],
  ['parseInt', 'the number is `NaN`'],
  ['parseFloat', 'the number is `NaN`'],
  ['encodeURI', 'the text is that of `[object Promise]`'],
  ['encodeURIComponent', 'the text is that of `[object Promise]`'],
  ['Boolean', 'the answer is always true'],
  ['JSON.parse', '`[object Promise]` is no JSON'],
  ['Object.fromEntries', 'it cannot be iterated'],
  ['Array.from', 'the array is empty'],
  ['Map', 'it cannot be iterated'],
  ['Set', 'it cannot be iterated'],
  ['Array.isArray', 'the answer is always false'],
  ['Object.assign', 'there is nothing in it to copy'],
  ['Buffer.from', 'there are no bytes in it'],
  ['Buffer.byteLength', 'there are no bytes in it'],
  ...['keys', 'values', 'entries'].map((name) => [`Object.${name}`, 'it has no keys of its own'] as const),
  ...['debug', 'dir', 'error', 'info', 'log', 'table', 'warn'].map(
    (name) => [`console.${name}`, 'what is printed is `Promise { <pending> }`'] as const,
  ),
  ...['abs', 'ceil', 'floor', 'max', 'min', 'round', 'trunc'].map(
    (name) => [`Math.${name}`, 'the number is `NaN`'] as const,
  ),
]);

const arithmeticOperators: ReadonlySet<string> = new Set('- * / % ** < <= > >= & | ^ << >> >>>'.split(' '));

/** What an operator makes of a promise; undefined for those that only compare. */
export function findOutcome(operator: string): string | undefined {
  if (operator === '+') return 'the result is the text `[object Promise]`';
  return arithmeticOperators.has(operator) ? 'the result is `NaN` or false' : undefined;
}

/**
 * The arguments of which a function of {@link conversions} makes something.
 * @param name the function's name there
 */
export function getMadeOf(node: CallNode, name: string): readonly TSESTree.CallExpressionArgument[] {
  // To the first one the others are copied.
  if (name === 'Object.assign') return node.arguments.slice(1);
  return /^(?:console|Math)\./.test(name) ? node.arguments : node.arguments.slice(0, 1);
}
