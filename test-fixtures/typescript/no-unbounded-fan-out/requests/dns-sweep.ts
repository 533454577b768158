/** Looks at every address of a network. */
import { connect } from 'node:net';
import { once } from 'node:events';

async function isOpen(host: string): Promise<boolean> {
  const response = await fetch(`http://${host}`, { method: 'HEAD' });
  return response.ok;
}

export async function sweep(hosts: readonly string[]): Promise<string[]> {
  const open = await Promise.all(hosts.map(async (host) => ((await isOpen(host)) ? host : ''))); // error: [no-unbounded-fan-out] "for every element of `hosts` at once"
  return open.filter((host) => host !== '');
}

export async function probe(host: string): Promise<void> {
  await once(connect(80, host), 'connect');
}
