/** Waits for a device by looking at the clock. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

declare const device: { isReady(): boolean; state: number };

function pause(ms: number): void {
  const end = Date.now() + ms;
  while (Date.now() < end);
}

export async function connect(): Promise<void> {
  pause(100); // error: [no-blocking-call] "`pause()` blocks the event loop"
  const end = performance.now() + 100;
  do { // error: [no-blocking-call] "This loop only watches the clock"
    device.state++;
  } while (performance.now() < end);
}

export async function connectLater(): Promise<void> {
  const end = Date.now() + 1000;
  while (!device.isReady() && Date.now() < end) await sleep(10);
}

export async function open(): Promise<void> {
  let isOpen = false;
  setTimeout(() => (isOpen = true), 100);
  while (!isOpen); // error: [no-blocking-call] "This loop never ends once it waits"
}

function waitFor(job: { done: boolean }): void {
  while (job.done !== true) {
    continue;
  }
}

export async function run(job: { done: boolean }): Promise<void> {
  waitFor(job); // error: [no-blocking-call] "`waitFor()` blocks the event loop: it calls `while (…)`"
}

export async function step(steps: { left: number; next?: () => boolean }, shared: Int32Array): Promise<void> {
  while (steps.left--);
  while (steps.next?.());
  for (let round = 0; round < steps.left; round++) {}
  while (!shared[0]) {}
  while (!device.isReady()) {}
  while (steps.left > 0) await sleep(10);
}

class Countdown {
  #rounds = 3;
  get isRunning(): boolean {
    this.#rounds--;
    return this.#rounds > 0;
  }
}

export async function countDown(countdown: Countdown): Promise<void> {
  while (countdown.isRunning);
}

export async function measure(): Promise<number> {
  const start = Date.now();
  let rounds = 0;
  while (rounds < 1000) rounds++;
  return Date.now() - start;
}
