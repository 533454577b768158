/**
 * Methods of promises, each of which gives another promise:
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise#instance_methods
 */
export const promiseMethods: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** Functions of the constructor that wait for several promises: https://tc39.es/ecma262/#sec-properties-of-the-promise-constructor */
export const promiseCombinators = ['Promise.all', 'Promise.allSettled', 'Promise.any', 'Promise.race'] as const;

/** Those of them that are done only when all of the promises are. */
export const waitingForAll = ['Promise.all', 'Promise.allSettled'] as const;

/** Functions of the constructor, each of which gives a promise: https://tc39.es/ecma262/#sec-properties-of-the-promise-constructor */
export const promiseFunctions: ReadonlySet<string> = new Set([
  ...promiseCombinators,
  'Promise.reject',
  'Promise.resolve',
  'Promise.try',
]);
