import { setTimeout as sleep } from 'node:timers/promises';

async function ping(host: string): Promise<boolean> {
  await sleep(10);
  return host !== '';
}

export async function watch(hosts: readonly string[]): Promise<string[]> {
  const down: string[] = [];
  for (const host of hosts) {
    if (!ping(host)) down.push(host); // error: [no-missing-await] "always truthy"
  }
  return down;
}
