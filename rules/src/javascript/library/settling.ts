import { globalModule } from '../semantics/call-targets.js';
import type { LibraryEntity } from '../semantics/module-file.js';

/**
 * Functions of the web and of Deno whose promise never rejects:
 * https://w3c.github.io/ServiceWorker/#service-worker-global-scope-skipwaiting and
 * https://notifications.spec.whatwg.org/#dom-notification-requestpermission, https://docs.deno.com/api/deno/~/Deno.cron
 */
const settlingOnTheWeb: ReadonlySet<string> = new Set(['skipWaiting', 'Notification.requestPermission', 'Deno.cron']);

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
 * Methods that are done at once unless an adapter has to wait, for which they are declared to give a promise or nothing, and
 * which their documentation does not await: https://socket.io/docs/v4/rooms/#joining-and-leaving
 */
const doneAtOnce: ReadonlySet<string> = new Set(['socket.io:Socket.join', 'socket.io:Socket.leave']);

/** Whether nobody is expected to wait for the method, by the module that declares it and its name with that of the class. */
export function isDoneAtOnce({ module, name }: Omit<LibraryEntity, 'kind'>): boolean {
  return doneAtOnce.has(`${module}:${name}`);
}

/** Whether the promise that the function gives never rejects. */
export function isSettlingLibrary({ module, name }: LibraryEntity): boolean {
  if (module === globalModule) return settlingOnTheWeb.has(name);
  // https://nodejs.org/api/worker_threads.html#workerterminate
  if (module === 'worker_threads') return name === 'Worker().terminate';
  // Without a signal: https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options
  return module === 'timers/promises' && (name === 'setTimeout' || name === 'setImmediate');
}

/** The index of the argument that the function calls, if what that gives, or its rejection, is all that the function gives. */
export function findPassedOn({ module, name }: LibraryEntity): number | undefined {
  return passingOn.get(`${module}:${name}`);
}
