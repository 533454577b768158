/** A client that polls a service: what cannot reject has to be waited for all the same. */
import { promisify } from 'node:util';

const log: string[] = [];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const later = promisify(setTimeout);

async function note(line: string): Promise<void> {
  log.push(line);
}

async function cool(attempt: number): Promise<void> {
  await sleep(2 ** attempt * 100);
}

/** Tells the service what happened; nobody has to wait for that. */
async function tell(line: string): Promise<void> {
  try {
    await fetch('https://status.example/events', { method: 'POST', body: line });
  } catch {
    log.push(`not told: ${line}`);
  }
}

export async function poll(url: string, attempts: number): Promise<Response | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const response = await fetch(url);
    if (response.ok) return response;
    sleep(100); // error: [no-missing-await] "what follows does not wait for it"
    later(100); // error: [no-missing-await] "what follows does not wait for it"
    cool(attempt); // error: [no-missing-await] "what follows does not wait for it"
    note(`attempt ${attempt}`); // error: [no-missing-await] "is async though nothing in it waits"
    tell(`attempt ${attempt}`);
    await cool(attempt);
  }
  return undefined;
}

export async function replay(lines: readonly string[]): Promise<number> {
  lines.forEach(async (line) => { // error: [no-missing-await] "`forEach()` does not wait"
    await sleep(10);
    log.push(line);
  });
  lines.forEach(async (line) => {
    await tell(line);
  });
  return log.length;
}

export async function settle(attempts: readonly number[], lines: readonly string[]): Promise<void> {
  attempts.map((attempt) => cool(attempt)); // error: [no-missing-await] "what follows does not wait for them"
  attempts.map((attempt) => cool(attempt).catch(() => log.push('hot')));
  lines.map((line) => tell(line));
  await Promise.all(attempts.map((attempt) => cool(attempt)));
}

export function warmUp(attempts: readonly number[]): void {
  attempts.map((attempt) => cool(attempt));
}

export function onStart(): void {
  note('started'); // error: [no-missing-await] "Await it, or make it synchronous"
  sleep(1000).then(() => log.push('a second later'));
  later(2000).then(() => log.push('two seconds later'));
  setTimeout(async () => {
    await cool(3);
    log.push('cool');
  }, 10);
}

/** A line of those who wait until somebody opens. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #release: (() => void) | undefined;

  async pass(isOpen: boolean): Promise<void> {
    if (isOpen) return;
    new Promise<void>((resolve) => this.#waiting.push(resolve)); // error: [no-missing-await] "what follows does not wait for it"
    log.push('passed');
  }

  async blink(): Promise<void> {
    this.open();
    new Promise((resolve) => setTimeout(resolve, 50)); // error: [no-missing-await] "what follows does not wait for it"
    await sleep(1);
  }

  async prepare(): Promise<void> {
    new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    await tell('prepared');
  }

  open(): void {
    this.#release?.();
    for (const pass of this.#waiting.splice(0)) pass();
  }
}
