import { globalModule, type CalleeOrigin } from '../semantics/origins.js';

/**
 * Functions of the web and of Deno whose promise never rejects:
 * https://w3c.github.io/ServiceWorker/#service-worker-global-scope-skipwaiting and
 * https://notifications.spec.whatwg.org/#dom-notification-requestpermission, https://docs.deno.com/api/deno/~/Deno.cron
 */
const settlingOnTheWeb: ReadonlySet<string> = new Set(['skipWaiting', 'Notification.requestPermission', 'Deno.cron']);

/** https://nodejs.org/api/timers.html#settimeoutcallback-delay-args: both have a variant for `util.promisify()`. */
const promisifiedTimer = /^(?:setTimeout|setImmediate)$/;

/**
 * Which argument a function calls to give back what that gives, and nothing else that may reject:
 * https://nodejs.org/api/async_context.html, https://github.com/sindresorhus/p-limit,
 * https://github.com/DirtyHairy/async-mutex and https://vuejs.org/api/general.html#nexttick
 */
const passingOn: ReadonlyMap<string, number> = new Map([
  ['async_hooks:AsyncLocalStorage().exit', 0],
  ['async_hooks:AsyncLocalStorage().run', 1],
  ['async_hooks:AsyncResource().runInAsyncScope', 0],
  ['async-mutex:Mutex().runExclusive', 0],
  ['async-mutex:Semaphore().runExclusive', 0],
  ['p-limit:default()', 0],
  ['vue:nextTick', 0],
]);

/**
 * Hooks that give back the function that they are given: https://react.dev/reference/react/useCallback and
 * https://preactjs.com/guide/v10/hooks/#usecallback
 */
const givingBack: ReadonlySet<string> = new Set([
  'preact/hooks:useCallback',
  'react:default.useCallback',
  'react:useCallback',
]);

/**
 * Methods that are done at once unless an adapter has to wait, for which they are declared to give a promise or nothing, and
 * which their documentation does not await: https://socket.io/docs/v4/rooms/#joining-and-leaving
 */
const doneAtOnce: ReadonlySet<string> = new Set(['socket.io:Socket.join', 'socket.io:Socket.leave']);

/** Methods that tell of errors elsewhere than by their promise: https://socket.io/docs/v4/server-api/#serverclosecallback */
const settling: ReadonlySet<string> = new Set(['socket.io:Server.close']);

/** What a test of tap waits for by itself: https://node-tap.org/api/#subtests and https://node-tap.org/api/asserts/ */
const awaitedByTap = /(?:^|\.)(?:rejects|resolves|resolveMatch|resolveMatchSnapshot|skip|test|todo)$/;

/**
 * Whether nobody is expected to wait for the method, by the module that declares it and its name with that of the class.
 * @param canAwait whether the caller could wait
 */
export function isUnawaited({ module, name }: CalleeOrigin, canAwait: boolean): boolean {
  if (module === 'tap' || module.startsWith('@tapjs/')) return awaitedByTap.test(name);
  return doneAtOnce.has(`${module}:${name}`) || (!canAwait && settling.has(`${module}:${name}`));
}

/**
 * Functions of packages whose promise never rejects: https://www.electronjs.org/docs/latest/api/app#appwhenready and
 * https://svelte.dev/docs/svelte/lifecycle-hooks#tick
 */
const settlingOfPackages: ReadonlySet<string> = new Set(['electron:app.whenReady', 'svelte:tick']);

/**
 * Properties of the web that hold a promise which never rejects: https://drafts.csswg.org/css-font-loading/#font-face-set-ready
 * and https://w3c.github.io/ServiceWorker/#navigator-service-worker-ready
 */
const settlingProperties: ReadonlySet<string> = new Set([
  'document.fonts.ready',
  'navigator.serviceWorker.ready',
  'window.document.fonts.ready',
  'window.navigator.serviceWorker.ready',
]);

/** Whether the promise in a property that is named so, of a global, never rejects. */
export function isSettlingProperty({ module, name }: CalleeOrigin): boolean {
  return module === globalModule && settlingProperties.has(name);
}

/** Whether the promise that the function gives never rejects; of a timer it is the promise of what `promisify()` makes of it. */
export function isSettlingLibrary({ module, name }: CalleeOrigin): boolean {
  if (module === globalModule) return settlingOnTheWeb.has(name) || promisifiedTimer.test(name);
  if (settlingOfPackages.has(`${module}:${name}`)) return true;
  // https://nodejs.org/api/worker_threads.html#workerterminate
  if (module === 'worker_threads') return name === 'Worker().terminate';
  // Without a signal: https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options
  return (module === 'timers/promises' || module === 'timers') && promisifiedTimer.test(name);
}

/** The index of the argument that the function calls, if what that gives, or its rejection, is all that the function gives. */
export function findPassedOn({ module, name }: CalleeOrigin): number | undefined {
  return passingOn.get(`${module}:${name}`);
}

/** Whether calling the function gives back its first argument, a function. */
export function givesBackFunction({ module, name }: CalleeOrigin): boolean {
  return givingBack.has(`${module}:${name}`);
}
