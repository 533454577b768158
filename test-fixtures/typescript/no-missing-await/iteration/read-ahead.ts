/** Lines of a log go through a chain of asynchronous generators; the next part is read while this one is worked on. */
type Source<T> = AsyncIterable<T>;

/** Starts the next step before this one is taken, and sees to its rejection when nobody takes it. */
async function* readAhead<T>(source: Source<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const step = await next;
      if (step.done) return;
      next = iterator.next();
      next.catch(() => undefined);
      yield step.value;
    }
  } finally {
    await iterator.return?.();
  }
}

async function* toLines(parts: Source<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of parts) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}

async function* map<T, R>(source: Source<T>, change: (item: T) => R | Promise<R>): AsyncGenerator<Awaited<R>> {
  for await (const item of source) yield await change(item);
}

async function* merge<T>(...sources: readonly Source<T>[]): AsyncGenerator<T> {
  for (const source of sources) yield* source;
}

async function lookUp(address: string): Promise<string> {
  const response = await fetch(`https://names.example/${address}`);
  return response.ok ? await response.text() : address;
}

export async function countHosts(today: Source<string>, yesterday: Source<string>): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const lines = toLines(readAhead(merge(today, yesterday)));
  for await (const host of map(lines, (line) => lookUp(line.slice(0, line.indexOf(' '))))) {
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}
