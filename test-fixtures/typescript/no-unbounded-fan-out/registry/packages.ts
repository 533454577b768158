/** Packages of a registry. Some of these wait for their turn first, some last. */
import { perSecond, politely, slots } from './limits.js';

async function request(path: string): Promise<string> {
  return await (await fetch(`https://registry.example.com/${path}`)).text();
}

export const load = (name: string): Promise<string> => politely(() => request(name));

export async function loadSlowly(name: string): Promise<string> {
  return await perSecond.schedule(() => request(name));
}

export async function loadInSlot(name: string): Promise<string> {
  await slots.acquire();
  try {
    return await request(name);
  } finally {
    slots.release();
  }
}

/** Asks first and waits then: the requests are all under way. */
export async function loadThenWait(name: string): Promise<string> {
  const found = await request(name);
  await slots.acquire();
  slots.release();
  return found;
}

export async function loadDirectly(name: string): Promise<string> {
  return await request(name);
}

export class Client {
  readonly #limit = politely;

  async version(name: string): Promise<string> {
    return await this.#limit(() => request(`${name}/version`));
  }

  async readme(name: string): Promise<string> {
    return await request(`${name}/readme`);
  }
}
