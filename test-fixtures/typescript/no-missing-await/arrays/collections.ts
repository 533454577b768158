/** Promises in arrays, callbacks and variables, of which some are forgotten. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'node:test';

async function notify(user: string): Promise<string> {
  await sleep(10);
  return user.toUpperCase();
}

async function* pages(): AsyncGenerator<string[]> {
  yield ['ada', 'bob'];
}

export async function notifyAll(users: readonly string[]): Promise<string[]> {
  users.forEach(async (user) => { // error: [no-missing-await] "`forEach()` does not wait"
    await notify(user);
  });
  const names: string[] = [];
  for (const user of users) names.push(await notify(user));
  return names;
}

export async function count(users: readonly string[]): Promise<Record<string, number>> {
  return users.reduce(async (counts, user) => {
    const name = await notify(user);
    counts[name] = 1; // error: [no-missing-await] "The accumulator `counts` is a promise"
    return counts;
  }, Promise.resolve<Record<string, number>>({}));
}

export async function countAwaited(users: readonly string[]): Promise<number> {
  return users.reduce(async (sum, user) => (await sum) + (await notify(user)).length, Promise.resolve(0));
}

export async function list(): Promise<string[]> {
  const all: string[] = [];
  for (const page of pages()) all.push(...page); // error: [no-missing-await] "Use `for await`"
  for await (const page of pages()) all.push(...page);
  return all;
}

export function start(users: readonly string[]): void {
  const pending: Promise<string>[] = []; // error: [no-missing-await] "put into `pending` are never awaited"
  for (const user of users.slice(0, 3)) pending.push(notify(user));
}

export async function forget(user: string): Promise<void> {
  const sent = notify(user); // error: [no-missing-await] "`sent` is never awaited"
}

export async function swallow(user: string): Promise<void> {
  const sent = notify(user);
  sent.catch(console.error);
}

describe('notify', () => {
  test('writes names in capitals', async () => {
    await notify('ada');
  });
});
