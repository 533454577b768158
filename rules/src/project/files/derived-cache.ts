/**
 * Keeps on disk, as JSON, what was derived from texts and nothing else: one file for each text, found by the hash of
 * the text. Whatever cannot be read back whole (damaged, cut off, of another version) counts as not there, and a folder
 * that cannot be written to as one that forgets. Several processes may use one folder: a file appears by being renamed,
 * so that nobody sees a part of it. Nothing is ever removed: the folder may be deleted at any time.
 */
export class DerivedCache {
  readonly #folder: string;
  readonly #fs = process.getBuiltinModule('node:fs');
  readonly #crypto = process.getBuiltinModule('node:crypto');
  #written = 0;

  /**
   * @param folder where the files are kept; created when something is kept
   * @param version of whatever derives, so that another version does not find what this one kept
   */
  constructor(folder: string, version: string) {
    this.#folder = `${folder}/${version}`;
  }

  /** What was kept for the text; undefined when there is nothing. */
  find(text: string): unknown {
    try {
      const content = this.#fs.readFileSync(this.#getPath(text), 'utf8');
      const end = content.indexOf('\n');
      const json = content.slice(end + 1);
      return content.slice(0, end) === this.#hash(json) ? JSON.parse(json) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a value that is plain JSON for the text. */
  keep(text: string, value: unknown): void {
    const path = this.#getPath(text);
    const json = JSON.stringify(value);
    const unfinished = `${path}.${process.pid}.${this.#written++}`;
    try {
      this.#fs.mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      this.#fs.writeFileSync(unfinished, `${this.#hash(json)}\n${json}`);
      this.#fs.renameSync(unfinished, path);
    } catch {
      this.#discard(unfinished);
    }
  }

  #discard(path: string): void {
    try {
      this.#fs.rmSync(path, { force: true });
    } catch {
      // Where nothing can be written there is nothing to remove.
    }
  }

  #getPath(text: string): string {
    const hash = this.#hash(text);
    return `${this.#folder}/${hash.slice(0, 2)}/${hash.slice(2)}.json`;
  }

  #hash(text: string): string {
    return this.#crypto.createHash('sha256').update(text).digest('hex').slice(0, 40);
  }
}
