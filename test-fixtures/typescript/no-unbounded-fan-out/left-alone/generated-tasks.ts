/** As many workers as there are processors. */
import { availableParallelism } from 'node:os';

async function work(index: number): Promise<void> {
  await fetch(`/work/${index}`);
}

export async function start(): Promise<void> {
  await Promise.all(Array.from({ length: availableParallelism() }, (_, index) => work(index)));
  await Promise.all([...Array(3).keys()].map((index) => work(index)));
}
