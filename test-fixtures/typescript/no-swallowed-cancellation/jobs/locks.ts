/** Locks that are held between processes. */
export interface Lock {
  release(): Promise<void>;
}

export class Locks {
  async acquire(name: string): Promise<Lock> {
    const response = await fetch(`/locks/${name}`, { method: 'PUT' });
    return { release: async () => void (await response.text()) };
  }

  async withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
    const lock = await this.acquire(name);
    try {
      return await work();
    } finally {
      await lock.release();
    }
  }
}
