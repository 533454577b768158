/** Copies pages that link to each other, a few at a time, until told to stop. */
interface Queue {
  add<T>(job: () => Promise<T>, options?: { signal?: AbortSignal }): Promise<T>;
  onIdle(): Promise<void>;
}
declare function makeQueue(options: { concurrency: number }): Queue;
declare function download(url: string, signal?: AbortSignal): Promise<string[]>;

/** What waits in the queue looks at the signal when its turn comes. */
export async function mirror(start: string, signal: AbortSignal): Promise<Set<string>> {
  const queue = makeQueue({ concurrency: 4 });
  const seen = new Set<string>();
  const visit = async (url: string): Promise<void> => {
    seen.add(url);
    for (const link of await download(url, signal)) {
      if (!seen.has(link)) void queue.add(() => visit(link)).catch(console.error);
    }
  };
  await queue.add(() => visit(start));
  await queue.onIdle();
  return seen;
}

export async function mirrorOne(url: string, signal: AbortSignal): Promise<string[]> {
  const queue = makeQueue({ concurrency: 1 });
  const pages = await queue.add(() => download(url)); // error: [no-swallowed-cancellation] "`queue.add()` could be aborted"
  return signal.aborted ? [] : pages;
}
