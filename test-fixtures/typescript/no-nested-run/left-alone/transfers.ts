/** Each account has a lock of its own: holding one says nothing of the other. */
import { Mutex } from 'async-mutex';

export class Account {
  readonly #lock = new Mutex();
  #cents = 0;

  async add(cents: number): Promise<void> {
    await this.#lock.runExclusive(() => {
      this.#cents += cents;
    });
  }

  async moveTo(other: Account, cents: number): Promise<void> {
    await this.#lock.runExclusive(async () => {
      this.#cents -= cents;
      await other.add(cents);
    });
  }
}

const hosts = new Map<string, Mutex>();

function getLock(host: string): Mutex {
  const lock = hosts.get(host) ?? new Mutex();
  hosts.set(host, lock);
  return lock;
}

export async function copy(from: string, to: string): Promise<void> {
  await getLock(from).runExclusive(async () => {
    const page = await fetch(from);
    await getLock(to).runExclusive(async () => {
      await fetch(to, { method: 'PUT', body: await page.text() });
    });
  });
}
