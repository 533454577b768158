/** Promises that somebody else looks after. */
import { after, describe, it } from 'node:test';

declare function open(): Promise<{ close(): Promise<void> }>;
declare function spawn(task: Promise<unknown>): void;
declare const tasks: Set<Promise<unknown>>;
declare const waitUntil: (task: Promise<unknown>) => void;

export class Pool {
  #opening = open();
  #closed?: Promise<void>;

  get ready(): Promise<unknown> {
    return this.#opening;
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#opening.then((one) => one.close()));
  }
}

export function start(): void {
  spawn(open());
  tasks.add(open());
  waitUntil(open().then((one) => one.close()));
  const opening = open();
  tasks.add(opening.finally(() => tasks.delete(opening)));
}

export function* openAll(count: number): Generator<Promise<unknown>> {
  for (let index = 0; index < count; index++) yield open();
}

export const lazily = () => open();
export const [first, second] = [open(), open()];

describe('pool', () => {
  after(() => new Pool().close());
  it('opens', async (t) => {
    t.test('twice', async () => {
      await open();
    });
    await new Pool().ready;
  });
});
