/** A ledger whose bookings come one after the other, by locks and queues of several packages. */
import { Mutex, Semaphore } from 'async-mutex';
import Bottleneck from 'bottleneck';
import PQueue from 'p-queue';

interface Booking {
  readonly account: string;
  readonly cents: number;
}

const mutex = new Mutex();
const readers = new Semaphore(4);
const queue = new PQueue({ concurrency: 1 });
const requests = new Bottleneck({ maxConcurrent: 1 });

async function loadBookings(): Promise<Booking[]> {
  const response = await fetch('/bookings');
  return (await response.json()) as Booking[];
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return mutex.runExclusive(work);
}

async function balance(account: string): Promise<number> {
  const bookings = await mutex.runExclusive(loadBookings);
  return bookings.reduce((sum, booking) => (booking.account === account ? sum + booking.cents : sum), 0);
}

export async function book(booking: Booking): Promise<number> {
  return mutex.runExclusive(async () => {
    await fetch('/bookings', { method: 'POST', body: JSON.stringify(booking) });
    return balance(booking.account); // error: [no-nested-run] "`balance()` waits for a slot of `mutex`"
  });
}

export async function bookSafely(booking: Booking): Promise<void> {
  await mutex.runExclusive(() => exclusively(loadBookings)); // error: [no-nested-run] "`exclusively()` waits for a slot of `mutex`"
  await readers.runExclusive(() => exclusively(loadBookings));
  await fetch('/bookings', { method: 'POST', body: JSON.stringify(booking) });
}

async function audit(): Promise<void> {
  await queue.add(loadBookings);
}

export async function closeMonth(): Promise<void> {
  await queue.add(async () => {
    await queue.add(loadBookings); // error: [no-nested-run] "`queue.add()` waits for a slot while its caller holds one"
  });
  await queue.add(audit); // error: [no-nested-run] "`audit()` waits for a slot of `queue`"
  await requests.schedule(() => requests.schedule(loadBookings)); // error: [no-nested-run] "`requests.schedule()` waits for a slot"
  await requests.schedule(audit);
}

export class Vault {
  readonly #lock = new Mutex();
  readonly #keys = new Map<string, string>();

  async read(name: string): Promise<string | undefined> {
    const load = async (): Promise<string | undefined> => this.#keys.get(name) ?? (await fetch(name)).text();
    return this.#lock.runExclusive(load);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#lock.runExclusive(async () => {
      const key = await this.read(from); // error: [no-nested-run] "`this.read()` waits for a slot of `this.#lock`"
      if (key !== undefined) this.#keys.set(to, key);
    });
  }

  async copy(from: string, to: Vault): Promise<void> {
    const key = await this.read(from);
    await to.keep(from, key ?? '');
  }

  async mergeFrom(other: Vault, name: string): Promise<void> {
    await this.#lock.runExclusive(async () => {
      this.#keys.set(name, (await other.read(name)) ?? '');
    });
  }

  async keep(name: string, key: string): Promise<void> {
    const store = (): void => void this.#keys.set(name, key);
    await this.#lock.runExclusive(store);
  }
}
