import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';

declare function launch(path: string): Promise<void>;
declare function runJob(job: string, onFailure: (() => void) | undefined): void;

const sessions = new Set<{ close(): Promise<void> }>();

async function closeAll(): Promise<void> {
  await Promise.all([...sessions].map((session) => session.close().catch(() => {})));
}

export function exitGracefully(code: number, beforeExit?: () => Promise<void>): void {
  const finish = beforeExit ? () => beforeExit().catch(() => {}) : () => Promise.resolve();
  const exit = () => finish().then(() => process.exit(code));
  setTimeout(exit, 30_000);
  closeAll().then(exit);
}

export function exitHastily(code: number, beforeExit?: () => Promise<void>): void {
  const finish = beforeExit ? () => beforeExit() : () => Promise.resolve();
  const exit = () => finish().then(() => process.exit(code));
  setTimeout(exit, 30_000); // error: [no-missing-await] "drops the promise"
  closeAll().then(exit); // error: [no-missing-await] "neither awaited nor handled"
}

export class Recorder extends EventEmitter {
  private started: Promise<Error | undefined>;
  private closed: Promise<void> | undefined;
  private written: Promise<void>;
  readonly path: string;

  constructor(path: string) {
    super();
    this.path = path;
    this.started = launch(path).then(
      () => undefined,
      (error: Error) => error,
    );
    this.written = launch(`${path}.part`);
  }

  write(frame: Uint8Array): void {
    this.started.then((error) => {
      if (!error) this.emit('frame', frame);
    });
    this.written.then(() => this.emit('written')); // error: [no-missing-await] "neither awaited nor handled"
  }

  close(): Promise<void> {
    this.closed ??= this.remove();
    return this.closed;
  }

  private async remove(): Promise<void> {
    await rm(this.path).catch(() => {});
  }

  closeSoon(onClosed: () => void): void {
    this.close().then(onClosed);
    Promise.resolve().then(() => this.emit('closing'));
  }
}

export function waitForStopFile(path: string): void {
  (async () => {
    while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 100));
    process.exit(0);
  })();
}

export function run(jobs: readonly string[], stop: () => Promise<void>, isTolerant: boolean): void {
  const stopQuietly = isTolerant ? undefined : () => stop().catch(() => {});
  const stopSoon = isTolerant ? undefined : () => stop();
  for (const job of jobs) runJob(job, stopQuietly);
  for (const job of jobs) runJob(job, stopSoon); // error: [no-missing-await] "drops the promise"
  for (const job of jobs) runJob(job, isTolerant ? undefined : () => stop().catch(() => {}));
  for (const job of jobs) runJob(job, isTolerant ? undefined : () => stop()); // error: [no-missing-await] "drops the promise"
}

/** Of helpers without types nobody knows whether they reject; those who combine what they give expect promises. */
declare const helpers: any;

export function copyAll(paths: readonly string[]): void {
  Promise.all(paths.map((path) => helpers.copy(path))); // error: [no-missing-await] "neither awaited nor handled"
  Promise.all([helpers.copy(paths[0])]); // error: [no-missing-await] "neither awaited nor handled"
  Promise.all(paths.map((path) => helpers.copy(path).catch(() => {})));
  Promise.all(paths.map((path) => path.length));
  Promise.all(paths.map((path) => existsSync(path)));
}
