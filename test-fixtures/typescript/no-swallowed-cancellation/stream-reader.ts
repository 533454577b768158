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

/** What is read from has got the signal, and takes down with it all that is behind. */
export async function count(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { signal });
  let lines = 0;
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) lines += text.split('\n').length - 1;
  return lines;
}
