/** Reads a stream of events until the reader has had enough. */
interface Events {
  next(options: { signal?: AbortSignal }): Promise<string>;
  close(): Promise<void>;
}

export async function* read(events: Events, signal: AbortSignal): AsyncGenerator<string> {
  while (true) {
    try {
      yield await events.next({ signal });
    } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `events.next()`"
      console.debug(error);
    }
  }
}

export async function* readProperly(events: Events, signal: AbortSignal): AsyncGenerator<string> {
  try {
    while (!signal.aborted) yield await events.next({ signal });
  } finally {
    await events.close();
  }
}

export function start(events: Events, signal: AbortSignal): void {
  events.next({ signal }).then(console.log, () => console.log('stopped'));
}

export async function first(events: Events, stop: () => void): Promise<string> {
  try {
    return await events.next({});
  } catch {
    stop();
    return '';
  }
}
