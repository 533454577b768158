/** The service worker of a shop: what cannot fail by its standard needs no handler. */
/// <reference lib="webworker" />
export {};

interface InstallEvent {
  waitUntil(promise: Promise<unknown>): void;
}

interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: InstallEvent) => void): void;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

declare const self: Scope;

self.addEventListener('install', () => {
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  self.clients.claim(); // error: [no-missing-await] "neither awaited nor handled"
  event.waitUntil(self.clients.claim());
});

const worker = globalThis as unknown as Scope;
worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', () => worker.clients.claim()); // error: [no-missing-await] "drops the promise"

class Queue {
  #waiting = 0;

  async skipWaiting(): Promise<void> {
    await fetch('/skip');
    this.#waiting = 0;
  }
}

const queue = new Queue();
queue.skipWaiting(); // error: [no-missing-await] "neither awaited nor handled"

declare const Deno: { cron(name: string, schedule: string, handler: () => Promise<void>): Promise<void> };

Deno.cron('renew the caches', '0 3 * * *', async () => {
  await self.clients.claim();
});
