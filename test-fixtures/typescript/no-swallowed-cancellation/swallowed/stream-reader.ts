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

interface Reply {
  readonly status: number;
  readonly body: { dump(options?: { signal?: AbortSignal }): Promise<void>; text(): Promise<string> };
}

interface Client {
  request(path: string, options: { signal?: AbortSignal }): Promise<Reply>;
}

/** What an aborted request has given ends with it. */
export async function fetchText(client: Client, path: string, signal: AbortSignal): Promise<string> {
  const { body, status } = await client.request(path, { signal });
  if (status === 200) return body.text();
  await body.dump();
  return '';
}

export async function fetchTextSlowly(client: Client, path: string, signal: AbortSignal): Promise<string> {
  const { body } = await client.request(path, {}); // error: [no-swallowed-cancellation] "does not get `signal`"
  signal.throwIfAborted();
  return body.text();
}

export async function fetchAll(client: Client, paths: string[], signal: AbortSignal): Promise<void> {
  const pending = client.request('/first', { signal });
  const first = await pending;
  await first.body.dump();
  const second = await client.request('/second', { signal }).catch(fail);
  await second.body.dump();
  for (const { body } of await Promise.all(paths.map((path) => client.request(path, { signal })))) await body.dump();
  let last: Reply;
  try {
    last = await client.request('/last', { signal });
  } catch (cause) {
    throw new Error('offline', { cause });
  }
  await last.body.dump();
  await fetch(new Request('/log', { signal }));
  const other = await pause('/other');
  await other.body.dump(); // error: [no-swallowed-cancellation] "does not get `signal`"
}

/** What was awaited is a value, also where something is taken from it at once. */
export async function keepFirst(client: Client, signal: AbortSignal): Promise<void> {
  const kept = (await client.request('/kept', { signal })).body;
  await keep(kept); // error: [no-swallowed-cancellation] "does not get `signal`"
}
declare function keep(body: Reply['body'], options?: { signal?: AbortSignal }): Promise<void>;
declare function fail(error: unknown): never;
declare function pause(path: string): Promise<Reply>;
