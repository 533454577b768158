/** Parts of a program that talk by events: there are as many listeners as somebody wrote. */
interface Events {
  'order-placed': { id: string };
  'order-paid': { id: string; amount: number };
}
type Listener<E> = (event: E) => Promise<void>;

export class EventBus {
  readonly #listeners = new Map<keyof Events, Set<Listener<never>>>();

  on<K extends keyof Events>(name: K, listener: Listener<Events[K]>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  async emit<K extends keyof Events>(name: K, event: Events[K]): Promise<void> {
    const listeners = [...(this.#listeners.get(name) ?? [])] as Listener<Events[K]>[];
    const results = await Promise.allSettled(listeners.map((listener) => listener(event)));
    const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} listeners of ${name} failed`);
  }
}

const SHOPS = ['https://north.example', 'https://south.example'];

async function tell(shop: string, text: string): Promise<void> {
  await fetch(shop, { method: 'POST', body: text });
}

export function install(bus: EventBus): () => void {
  const leave = [
    bus.on('order-placed', async ({ id }) => {
      await Promise.all(SHOPS.map((shop) => tell(shop, `${id} is placed`)));
    }),
    bus.on('order-paid', async ({ id, amount }) => {
      await tell(SHOPS[0] ?? '', `${id}: ${amount}`);
    }),
  ];
  return () => leave.forEach((off) => off());
}

/** Each takes the orders of its own; the bus gets them one after the other. */
export async function replay(bus: EventBus, payments: readonly Events['order-paid'][]): Promise<void> {
  for (const payment of payments) {
    const { id } = payment;
    await Promise.all([bus.emit('order-placed', { id }), tell('https://archive.example', id)]);
    await bus.emit('order-paid', payment);
  }
}
