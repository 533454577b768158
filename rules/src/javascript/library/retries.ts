import type { CalleeOrigin } from '../semantics/origins.js';

/** Packages of which the main function calls its first argument at once, and again when that fails. */
const retries: Readonly<Record<string, readonly string[]>> = {
  'async-retry': ['default'], // https://github.com/vercel/async-retry
  'exponential-backoff': ['backOff'], // https://github.com/coveooss/exponential-backoff
  'p-retry': ['default'], // https://github.com/sindresorhus/p-retry
  'promise-retry': ['default'], // https://github.com/IndigoUnited/node-promise-retry
};

/** Whether the function tries what it is given until that succeeds. */
export function isRetry({ module, name }: CalleeOrigin): boolean {
  return retries[module]?.includes(name) === true;
}
