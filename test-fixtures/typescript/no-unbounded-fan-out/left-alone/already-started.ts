/** What was started elsewhere, or does nothing that could be exhausted. */
import { setTimeout as sleep } from 'node:timers/promises';

declare function handle(task: unknown): Promise<void>;

export async function settle(running: Set<Promise<void>>): Promise<void> {
  await Promise.allSettled(running);
}

export async function pauses(lengths: readonly number[]): Promise<void> {
  await Promise.all(lengths.map((length) => sleep(length)));
}

export async function unknown(tasks: readonly unknown[]): Promise<void> {
  await Promise.all(tasks.map((task) => handle(task)));
}

export async function parse(texts: readonly string[]): Promise<unknown[]> {
  return await Promise.all(texts.map(async (text) => JSON.parse(text) as unknown));
}

export async function plugins(list: readonly { start(): Promise<void> }[]): Promise<void> {
  await Promise.all(list.map((plugin) => plugin.start()));
}
