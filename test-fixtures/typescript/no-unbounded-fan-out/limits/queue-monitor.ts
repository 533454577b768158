/** A monitor of message queues: queues, locks and limits are what it asks about, and nothing that holds it back. */
interface Health {
  readonly name: string;
  readonly length: number;
}

async function getQueueLength(name: string): Promise<number> {
  const response = await fetch(`https://broker.example/queues/${name}`);
  return Number(await response.text());
}

async function fetchRateLimits(account: string): Promise<unknown> {
  const response = await fetch(`https://api.example/accounts/${account}/limits`);
  return response.json();
}

async function checkLock(name: string): Promise<boolean> {
  const { status } = await fetch(`https://broker.example/locks/${name}`, { method: 'HEAD' });
  return status === 200;
}

export async function report(queues: readonly string[], accounts: readonly string[]): Promise<Health[]> {
  const lengths = await Promise.all(queues.map((name) => getQueueLength(name))); // error: [no-unbounded-fan-out] "`getQueueLength()`"
  await Promise.allSettled(accounts.map(fetchRateLimits)); // error: [no-unbounded-fan-out] "`fetchRateLimits()`"
  await Promise.all(queues.map((name) => checkLock(name))); // error: [no-unbounded-fan-out] "`checkLock()`"
  return queues.map((name, index) => ({ name, length: lengths[index] ?? 0 }));
}

const slots: (() => void)[] = [];
let free = 8;

async function fetchThrottled(url: string): Promise<Response> {
  if (free === 0) await new Promise<void>((resolve) => slots.push(resolve));
  free--;
  try {
    return await fetch(url);
  } finally {
    free++;
    slots.shift()?.();
  }
}

export const probeAll = (urls: readonly string[]): Promise<Response[]> =>
  Promise.all(urls.map((url) => fetchThrottled(url)));
