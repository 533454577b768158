/** A lock for each key; who comes later waits for the tail of the queue. */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<unknown>>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const tail = result.catch(() => undefined);
    this.#tails.set(key, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }

  isBusy(key: string): boolean {
    return this.#tails.get(key) !== undefined;
  }

  get size(): number {
    return this.#tails.size;
  }

  async idle(): Promise<void> {
    while (this.#tails.size) await Promise.all(this.#tails.values());
  }
}

interface Account {
  balance: number;
}
declare function read(id: string): Promise<Account>;
declare function write(id: string, account: Account): Promise<void>;

const lock = new KeyedLock();

export async function deposit(id: string, amount: number): Promise<number> {
  return lock.run(id, async () => {
    const account = await read(id);
    const balance = account.balance + amount;
    await write(id, { ...account, balance });
    return balance;
  });
}

/** The second lock is taken inside of the first, in the order of the names. */
export async function transfer(from: string, to: string, amount: number): Promise<void> {
  const [first = from, second = to] = [from, to].sort();
  await lock.run(first, () =>
    lock.run(second, async () => {
      const [giver, taker] = await Promise.all([read(from), read(to)]);
      if (giver.balance < amount) throw new RangeError(`${from} has ${giver.balance} only`);
      await Promise.all([
        write(from, { balance: giver.balance - amount }),
        write(to, { balance: taker.balance + amount }),
      ]);
    }),
  );
}
