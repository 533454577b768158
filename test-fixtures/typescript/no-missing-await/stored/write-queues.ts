/** Work that is done one after the other: each step waits for the last. */
import { appendFile } from 'node:fs/promises';

/** The log of a greenhouse. */
export class GreenhouseLog {
  private queue = Promise.resolve();
  #alarms: Promise<unknown> = Promise.resolve();
  private waterings: Promise<void> = Promise.resolve();

  constructor(private readonly file: string) {}

  write(line: string): void {
    this.queue = this.queue.then(() => appendFile(this.file, line)); // error: [no-missing-await] "Nobody handles a rejection of the promises queued in `this.queue`"
  }

  raise(alarm: string): void {
    this.#alarms = this.#alarms // error: [no-missing-await] "`this.#alarms`"
      .then(() => appendFile(this.file, alarm))
      .finally(() => console.log(alarm));
  }

  /** Who asks for it sees its error; the next one does not run. */
  async water<T>(bed: () => Promise<T>): Promise<T> {
    const watered = this.waterings.then(bed);
    this.waterings = watered.then(() => {}); // error: [no-missing-await] "`this.waterings`"
    return await watered;
  }
}

export function recordTemperatures(file: string, read: () => number): () => void {
  let queue = Promise.resolve();
  return () => {
    queue = queue.then(async () => { // error: [no-missing-await] "`queue`"
      await appendFile(file, `${read()}\n`);
    });
  };
}

/** Errors end in a handler, or somebody waits. */
export class WeatherLog {
  private handled = Promise.resolve();
  private settled = Promise.resolve();
  #tried = Promise.resolve();
  private kept: Promise<unknown> = Promise.resolve();
  private awaited = Promise.resolve();
  private given = Promise.resolve();
  private listed = Promise.resolve();
  protected shared = Promise.resolve();
  open = Promise.resolve();

  constructor(private readonly file: string) {}

  write(line: string): void {
    this.handled = this.handled.then(() => appendFile(this.file, line)).catch((error: unknown) => console.error(error));
    this.settled = this.settled.then(() => appendFile(this.file, line)).then(undefined, console.error);
    this.#tried = this.#tried.then(async () => {
      try {
        await appendFile(this.file, line);
      } catch (error) {
        console.error(error);
      }
    });
    this.awaited = this.awaited.then(() => appendFile(this.file, line));
    this.given = this.given.then(() => appendFile(this.file, line));
    this.listed = this.listed.then(() => appendFile(this.file, line));
    this.shared = this.shared.then(() => appendFile(this.file, line));
    this.open = this.open.then(() => appendFile(this.file, line));
  }

  async run<T>(step: () => Promise<T>): Promise<T> {
    const done = this.kept.then(step);
    this.kept = done.then(
      () => {},
      () => {},
    );
    return await done;
  }

  async flush(): Promise<void> {
    await this.awaited;
    const { given } = this;
    await given;
  }

  getAll(): Promise<void>[] {
    return [this.listed];
  }
}

export function recordRain(file: string): { write: (line: string) => void; close: () => Promise<void> } {
  let queue = Promise.resolve();
  let logged = Promise.resolve();
  return {
    write(line) {
      queue = queue.then(() => appendFile(file, line));
      logged = logged.then(() => appendFile(file, line).catch((error: unknown) => console.error(error)));
    },
    close: () => queue,
  };
}

export let lastReport: Promise<void> = Promise.resolve();

export function report(file: string): void {
  lastReport = lastReport.then(() => appendFile(file, 'report\n'));
}

/** What is put there is not a step of its own: it starts anew. */
export class Poll {
  private loading: Promise<string> | undefined;

  start(url: string): void {
    this.loading = fetch(url).then((response) => response.text());
  }

  async read(): Promise<string | undefined> {
    return await this.loading;
  }
}
