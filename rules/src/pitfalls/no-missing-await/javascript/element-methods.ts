/**
 * Methods of arrays that give each element to a callback, and make nothing of it that may be awaited later.
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array
 */
export const elementMethods: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'reduceRight',
  'some',
]);
