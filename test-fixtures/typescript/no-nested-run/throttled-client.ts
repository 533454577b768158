/** A client that holds its limiter in a field. */
import Bottleneck from 'bottleneck';

export class ApiClient {
  readonly #turn = new Bottleneck({ maxConcurrent: 1 });
  readonly writes = new Bottleneck({ maxConcurrent: 1 });

  async get(path: string): Promise<string> {
    return await this.#turn.schedule(async () => (await fetch(path)).text());
  }

  async getAll(paths: readonly string[]): Promise<string[]> {
    return await this.#turn.schedule(async () => {
      const pages: string[] = [];
      for (const path of paths) pages.push(await this.get(path)); // error: [no-nested-run] "`this.get()` waits for a slot of `this.#turn`"
      return pages;
    });
  }

  async copy(from: string, to: string): Promise<void> {
    await this.writes.schedule(async () => {
      const body = await this.get(from);
      await fetch(to, { method: 'PUT', body });
    });
  }
}
