/** Gives back what was taken: it is there already, and each that ends leaves less. */
import { createClient, type RedisClientType } from 'redis';
import { Client } from 'pg';

declare const clients: Map<string, Client>;
declare const names: string[];

export class Connections {
  readonly #open = new Map<string, Client>();
  #subscribers: RedisClientType[] = [];

  async openAll(urls: readonly string[]): Promise<void> {
    await Promise.all(urls.map(async (url) => this.open(url))); // error: [no-unbounded-fan-out] "for every element of `urls`"
  }

  async open(url: string): Promise<void> {
    const client = new Client(url);
    await client.connect();
    this.#open.set(url, client);
  }

  async follow(url: string): Promise<void> {
    const subscriber: RedisClientType = createClient({ url });
    await subscriber.connect();
    this.#subscribers.push(subscriber);
  }

  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((client) => client.end()));
    await Promise.all(this.#subscribers.map((subscriber) => subscriber.quit().catch(() => 'gone')));
    await Promise.all(
      Array.from(this.#open, async ([, client]) => {
        await client.end();
      }),
    );
    for (const subscriber of this.#subscribers) void subscriber.disconnect();
  }
}

export async function close(): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.end()));
}

/** Each of these takes a connection first. */
async function logOut(name: string): Promise<void> {
  const client = new Client(name);
  await client.connect();
  await client.end();
}

export async function logOutAll(): Promise<void> {
  await Promise.all(names.map(logOut)); // error: [no-unbounded-fan-out] "starts `logOut()`"
}
