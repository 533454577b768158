/** Promises that arrays held before: who takes them out does not make them. */
declare function upload(file: string): Promise<void>;

export async function uploadAll(files: readonly string[]): Promise<void> {
  const running: Promise<void>[] = [];
  for (const file of files.slice(0, 20)) {
    const one: Promise<void> = upload(file).then(() => {
      running.splice(running.indexOf(one), 1);
    });
    running.push(one);
    if (running.length >= 5) await Promise.race(running);
  }
  await Promise.all(running);
}

export class Uploads {
  readonly #latest: Promise<void>[] = [];
  #names: (string | Promise<string>)[] = [];

  async add(file: string): Promise<void> {
    this.#latest.push(upload(file));
    if (this.#latest.length > 3) this.#latest.shift();
    this.#latest.reverse();
    this.#names.sort().reverse();
    await this.#latest[0];
    await Promise.all(this.#latest);
  }
}

export function drop(files: readonly [string, string]): void {
  files.map(upload).reverse(); // error: [no-missing-await] "an array of promises that nobody awaits"
  [upload('a'), upload('b')].pop(); // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
}

export async function uploadFirst(files: readonly string[]): Promise<void> {
  const running: Promise<void>[] = [];
  for (const file of files.slice(0, 5)) running.concat(upload(file)); // error: [no-missing-await] "an array of promises that nobody awaits"
  running.splice(0, 1, upload('first'));
  await Promise.all(running);
}
