/** Getters, promisified functions, callbacks of promises: chains that do not look like calls. */
import { promisify } from 'node:util';
import { archive, build, compress, countCommits, publish, Settings, upload } from './settings.js';

const countLater = promisify(countCommits);

export async function describe(settings: Settings): Promise<string> {
  return `${settings.title} at ${settings.revision}`; // error: [no-blocking-call] "`settings.revision` blocks the event loop: it calls `child_process.execFileSync()`"
}

export class Cover {
  constructor(private readonly settings: Settings) {}

  async render(): Promise<string> {
    return this.settings.revision; // error: [no-blocking-call] "`this.settings.revision` blocks"
  }
}

export async function describeBranch(): Promise<string> {
  return `${build.name} of ${build.branch}`; // error: [no-blocking-call] "`build.branch` blocks"
}

export async function count(): Promise<number> {
  return await countLater(); // error: [no-blocking-call] "`countLater()` blocks"
}

export async function publishAs(owner: object): Promise<string> {
  return publish.call(owner); // error: [no-blocking-call] "`publish.call()` blocks"
}

export function publishWhenBuilt(built: Promise<void>): Promise<string> {
  return built.then(() => publish()); // error: [no-blocking-call] "`publish()` blocks"
}

export async function finish(): Promise<void> {
  archive();
  compress();
  upload();
}
