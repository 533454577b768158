/**
 * Methods of promises, each of which gives another promise:
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise#instance_methods
 */
export const promiseMethods: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
