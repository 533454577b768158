/** The wait is in another file. */
import { createSyncFn } from 'synckit';
import { pause, pauseTwice, Pauser } from './pauses.js';
import * as pauses from './pauses.js';

const run = createSyncFn('../workers/worker.js');

export async function pausesElsewhere(): Promise<void> {
  pause(100); // error: [no-blocking-call] "it calls `Atomics.wait()`"
}

export async function pausesTwice(): Promise<void> {
  pauseTwice(100); // error: [no-blocking-call] "(through `pause()`)"
}

export async function pausesByNamespace(): Promise<void> {
  pauses.pause(100); // error: [no-blocking-call] "`pauses.pause()`"
}

export async function pausesByClass(): Promise<void> {
  new Pauser().pause(); // error: [no-blocking-call] "(through `pause()`)"
}

export class Runner {
  readonly pauser = new Pauser();

  async run(): Promise<void> {
    this.pauser.pause(); // error: [no-blocking-call] "`this.pauser.pause()`"
  }
}

export function startUp(): void {
  pause(10);
  run();
}
