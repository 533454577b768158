/** Adds to the queue that it runs in, and does not wait. */
import PQueue from 'p-queue';

const queue = new PQueue({ concurrency: 1 });

export async function walk(url: string): Promise<void> {
  await queue.add(async () => {
    const links = (await (await fetch(url)).json()) as string[];
    links.forEach((link) => queue.add(() => fetch(link)));
    links.forEach((link) => {
      return queue.add(() => fetch(link));
    });
    void queue.add(() => fetch('/done'));
  });
}
