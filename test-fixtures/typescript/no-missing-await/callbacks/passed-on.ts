/** Spans of a tracer: whoever runs something in a span gets what it gives, its rejection too. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import pLimit from 'p-limit';

interface Order {
  readonly id: string;
}

declare function report(error: unknown): void;
declare function ship(order: Order): Promise<void>;

const orders: Order[] = [];

export class Span {
  readonly #storage: AsyncLocalStorage<Span>;
  private readonly names: AsyncLocalStorage<string> = new AsyncLocalStorage<string>();

  constructor(storage: AsyncLocalStorage<Span>) {
    this.#storage = storage;
  }

  run<T>(work: () => T): T {
    return this.#storage.run(this, work);
  }

  async named<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.names.run(name, work);
  }
}

export function waitForOrder(orders: EventEmitter, span: Span, accepts: (order: Order) => Promise<boolean>): Promise<Order> {
  let listener: (order: Order) => void = () => undefined;
  return new Promise((resolve, reject) => {
    listener = async (order: Order) => {
      await span.run(async () => {
        try {
          if (!(await accepts(order))) return;
          orders.removeListener('order', listener);
          resolve(order);
        } catch (error) {
          reject(error);
        }
      });
    };
    orders.on('order', listener);
  });
}

export function shipInSpan(span: Span, order: Order): void {
  const shipped = async (): Promise<void> => {
    await span.run(async () => {
      await ship(order).catch(report);
    });
    await span.run(async () => { // the second is as much of its end as the first
      await ship(order);
    });
  };
  shipped(); // error: [no-missing-await] "neither awaited nor handled"
  span.run(() => ship(order).catch(report));
  span.run(() => ship(order)); // error: [no-missing-await] "neither awaited nor handled"
  span.named('ship', () => ship(order)); // error: [no-missing-await] "neither awaited nor handled"
  span.named('ship', async () => {
    try {
      await ship(order);
    } catch (error) {
      report(error);
    }
  });
}

const limit = pLimit(4);

export function shipAll(orders: readonly Order[]): void {
  for (const order of orders) {
    limit(() => ship(order).catch(report));
    limit(() => ship(order)); // error: [no-missing-await] "neither awaited nor handled"
  }
}

export function watch(deliveries: EventEmitter): Promise<unknown> {
  const shipped = (order: Order) => ship(order).catch(report);
  const shipAllOf = () => Promise.all(orders.map(shipped));
  const shipLoudly = () => Promise.all(orders.map(ship));
  deliveries.on('truck', shipAllOf);
  deliveries.on('train', shipLoudly); // error: [no-missing-await] "drops the promise"
  return shipAllOf();
}
