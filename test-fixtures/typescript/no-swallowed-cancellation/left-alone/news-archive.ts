/** Follows the news, and stops when it is told to. */
async function* follow(topic: string, signal: AbortSignal): AsyncGenerator<string> {
  for (;;) yield await (await fetch(`/news/${topic}`, { signal })).text();
}

export async function print(topic: string, signal: AbortSignal): Promise<number> {
  let count = 0;
  try {
    for await (const line of follow(topic, signal)) count += line.length;
  } catch (error) {
    if (signal.aborted) throw error;
    console.log('no more news');
  }
  return count;
}

/** Each is looked at for itself, and an abort is seen behind them. */
export async function compare(topics: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    const answers = await Promise.allSettled([fetch(`/news/${topics[0]}`, { signal }), fetch('/news', { signal })]);
    signal.throwIfAborted();
    return answers.filter(({ status }) => status === 'fulfilled').length;
  } catch {
    return 0;
  }
}

export async function size(topic: string, signal: AbortSignal): Promise<number> {
  const answer = await fetch(`/news/${topic}`, { signal }).then(
    (found) => found,
    (error: unknown) => {
      if (signal.aborted) throw error;
      return undefined;
    },
  );
  return Number(answer?.headers.get('content-length') ?? 0);
}

/** Loops that wait for nothing of the signal's. */
export async function list(lines: AsyncIterable<string>, signal: AbortSignal): Promise<string[]> {
  const all: string[] = [];
  try {
    for await (const line of lines) if (!signal.aborted) all.push(line);
  } catch {
    all.push('');
  }
  return all;
}
