/** Runs what it is given in turn. */
export class Promise {
  static async all(tasks: readonly unknown[]): globalThis.Promise<unknown[]> {
    const results: unknown[] = [];
    for (const task of tasks) results.push(await task);
    return results;
  }
}
