/** Runs jobs one at a time. */
import { Locks, type Lock } from './locks.js';

const locks = new Locks();
declare function work(name: string): Promise<void>;

export async function run(name: string): Promise<void> {
  const lock = await locks.acquire(name);
  await work(name);
  await lock.release(); // error: [no-swallowed-cancellation] "`lock.release()` does not run when what is awaited before it fails"
}

export async function runInOrder(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const held = await locks.acquire(name);
    await work(name);
    console.log('done', name);
    await held.release(); // error: [no-swallowed-cancellation] "`held` leaks"
  }
}

export async function runProperly(name: string): Promise<void> {
  const lock = await locks.acquire(name);
  try {
    await work(name);
  } finally {
    await lock.release();
  }
}

export async function runWithLock(name: string): Promise<void> {
  await locks.withLock(name, () => work(name));
}

export async function hold(name: string, held: Set<Lock>): Promise<Lock> {
  const lock = await locks.acquire(name);
  held.add(lock);
  await work(name);
  return lock;
}
