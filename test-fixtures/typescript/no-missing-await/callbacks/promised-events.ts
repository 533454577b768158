import { EventEmitter, once } from 'node:events';

declare function store(report: string): Promise<void>;
declare function after<F extends () => unknown>(count: number, run: F): F;

interface Printer extends EventEmitter {
  print(page: string): Promise<void>;
  stop(): Promise<void>;
  on(event: string, listener: () => void): this;
  onEmpty(listener: () => void): void;
}

/** The outer promise stays pending for ever when the printer refuses a page. */
export function printAll(printer: Printer, pages: readonly string[]): Promise<void> {
  return new Promise<void>((resolve) => {
    printer.onEmpty(resolve);
    for (const page of pages) {
      if (page !== '') printer.print(page); // error: [no-missing-await] "neither awaited nor handled"
    }
  });
}

export function printSafely(printer: Printer, pages: readonly string[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    printer.onEmpty(resolve);
    for (const page of pages) printer.print(page).catch(reject);
  });
}

export function printOne(printer: Printer, page: string): Promise<void> {
  return new Promise<void>((done, failed) => {
    printer.onEmpty(() => {
      printer.stop(); // error: [no-missing-await] "neither awaited nor handled"
      done();
    });
    printer.on('idle', () => {
      try {
        printer.stop(); // error: [no-missing-await] "neither awaited nor handled"
      } catch {
        // It may be off.
      }
    });
    printer.on('jam', async () => { // error: [no-missing-await] "drops the promise"
      // Nobody prints on a jammed printer.
      await printer.stop();

      await store(`jam at ${page}`);
      failed(new Error('jammed'));
    });
    printer.print(page).catch(failed);
  });
}

export async function printLater(printer: Printer, page: string): Promise<void> {
  const printed = new Promise<void>(resolve => {
    printer.onEmpty(after(3, async () => { // error: [no-missing-await] "drops the promise"
      await store(page);
      resolve();
    }));
  });
  await printer.print(page);
  await printed;
}

export function printWithLimit(printer: Printer, page: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    printer.on('empty', async () => {
      try {
        await store(page);
      } catch (error) {
        return reject(error);
      }
      resolve();
    });
    printer.print(page).then(undefined, reject);
  });
}

export async function printAndWait(printer: Printer, page: string): Promise<void> {
  const isEmpty = once(printer, 'empty');
  await Promise.all([printer.print(page), isEmpty]);
}
