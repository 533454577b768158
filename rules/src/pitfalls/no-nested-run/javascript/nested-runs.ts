import type { LibraryEntity } from '../../../javascript/semantics/module-file.js';

/**
 * Calls that wait, on the thread of the event loop, for something asynchronous. A mere pause (`deasync.sleep`) and the wait for
 * another thread (`Atomics.wait`) are the matter of `no-blocking-call`. One line an entry.
 */
const loopRuns: Readonly<Record<string, readonly string[]>> = {
  deasync: ['default()', 'loopWhile', 'runLoopOnce', 'await'], // https://github.com/abbr/deasync#usage
  synckit: ['createSyncFn()'], // https://github.com/un-ts/synckit#usage
  'make-synchronized': ['default()', 'default()()', 'makeSynchronous()'], // https://github.com/fisker/make-synchronized#usage
  'make-synchronous': ['default()', 'makeSynchronous()'], // https://github.com/sindresorhus/make-synchronous#api
};

/** Whether a function of a library runs the event loop, or waits for another thread, until something asynchronous is done. */
export function isNestedLoop({ module, name }: LibraryEntity): boolean {
  return loopRuns[module]?.includes(name) === true;
}

/** https://effect.website/docs/getting-started/running-effects/ */
const effectRun = [
  /^Effect\.run(?:Promise|PromiseExit|Sync|SyncExit|Callback)$/,
  /^Runtime\.run(?:Promise|PromiseExit|Sync|SyncExit)\(\)$/,
  /^ManagedRuntime\.make\(\)\.run(?:Promise|PromiseExit|Sync|SyncExit)$/,
];

/** The name as it is in the package's index, for an import of one of its modules: `runSync` of `effect/Effect`. */
function getEffectName({ module, name }: LibraryEntity): string | undefined {
  if (module === 'effect') return name;
  const inner = /^(?:effect|@effect\/io)\/(Effect|Runtime|ManagedRuntime)$/.exec(module)?.[1];
  return inner && `${inner}.${name}`;
}

/** Whether the call runs an Effect to its end. */
export function isEffectRun(callee: LibraryEntity): boolean {
  const name = getEffectName(callee);
  return name !== undefined && effectRun.some((pattern) => pattern.test(name));
}

/** Whether the callee takes functions that run as a part of an Effect: `Effect.gen`, `Effect.tryPromise`, `Effect.map`. */
export function isEffectBuilder(callee: LibraryEntity): boolean {
  const name = getEffectName(callee);
  return name?.startsWith('Effect.') === true && !/^Effect\.run/.test(name);
}
