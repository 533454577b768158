/** A fixed number of workers that take from one list. */
declare const socketUrl: string;

async function pack(order: string): Promise<void> {
  await fetch(socketUrl, { method: 'POST', body: order });
}

export async function packAll(orders: string[], workers: number): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let order = orders.pop(); order !== undefined; order = orders.pop()) await pack(order);
    }),
  );
}

export async function packByIterator(orders: readonly string[]): Promise<void> {
  const rest = orders.values();
  const work = async (): Promise<void> => {
    for (const order of rest) await pack(order);
  };
  await Promise.all([work(), work(), work()]);
  await Promise.all(Array(4).fill(rest).map(work));
}

export async function packEverything(orders: readonly string[]): Promise<void> {
  await Promise.all(orders.map((order) => pack(order))); // error: [no-unbounded-fan-out] "starts `pack()`"
}
