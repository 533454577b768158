import type { CalleeOrigin } from '../semantics/origins.js';

/** Functions that let only some of their callers go on at a time, named as a `CalleeOrigin` is. One line a package. */
const limiters: Readonly<Record<string, readonly string[]>> = {
  'p-limit': ['default()', 'default().map', 'limitFunction()'], // https://github.com/sindresorhus/p-limit
  'p-queue': ['default().add', 'default().addAll'], // https://github.com/sindresorhus/p-queue
  'p-throttle': ['default()()'], // https://github.com/sindresorhus/p-throttle
  'async-sema': ['Sema().acquire', 'Sema().v', 'RateLimit()()'], // https://github.com/vercel/async-sema
  'async-mutex': ['Semaphore().acquire', 'Semaphore().runExclusive', 'Mutex().acquire', 'Mutex().runExclusive'], // https://github.com/DirtyHairy/async-mutex
  bottleneck: ['default().schedule', 'default().submit', 'default().wrap()'], // https://github.com/SGrondin/bottleneck
  limiter: ['RateLimiter().removeTokens', 'TokenBucket().removeTokens'], // https://github.com/jhurliman/node-rate-limiter
  'promise-limit': ['default()'], // https://github.com/featurist/promise-limit
  'promise-pool-executor': ['PromisePoolExecutor().addSingleTask'], // https://github.com/baileyherbert/promise-pool-executor
  'semaphore-async-await': ['default().acquire', 'default().wait', 'Lock().acquire'], // https://github.com/jsoendermann/semaphore-async-await
  'await-semaphore': ['Semaphore().acquire', 'Semaphore().use'], // https://github.com/notenoughneon/await-semaphore
  throat: ['default()'], // https://github.com/ForbesLindesay/throat
  'plimit-lit': ['pLimit()'], // https://github.com/joelvoss/plimit-lit
  fastq: ['promise().push', 'default().push'], // https://github.com/mcollina/fastq
  async: ['queue().push', 'queue().pushAsync'], // https://caolan.github.io/async/v3/docs.html#queue
};

/** Whether the function makes its callers wait for their turn. */
export function isLimiter({ module, name }: CalleeOrigin): boolean {
  return limiters[module]?.includes(name) === true;
}

/** Whether the limiter blocks a caller which holds a slot already, so that a nested call can wait for ever. */
export function isReentrancyHazard(callee: CalleeOrigin): boolean {
  return isLimiter(callee) && !['limiter', 'p-throttle'].includes(callee.module);
}

/**
 * What of a limiter is called with the function that is to wait for its turn: `.add` of a `PQueue`, the limiter itself of
 * p-limit's, where that is an empty text. Undefined for what is no limiter, lets one at a time go on, or takes no function.
 * @param limiter how it is made: `default()` of `p-limit`
 */
export function findLimitingCall({ module, name }: CalleeOrigin): string | undefined {
  if (name === 'Mutex()' || !Object.hasOwn(limiters, module)) return undefined;
  return ['', '.add', '.schedule', '.runExclusive'].find((member) => limiters[module]?.includes(name + member));
}
