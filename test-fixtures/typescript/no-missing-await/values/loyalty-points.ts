/** Points of customers, asked for with a key that may be missing. */
interface Customer {
  readonly id: string;
  readonly card?: string;
}

class Ledger {
  readonly #loading = new Map<string, Promise<number | null>>();

  constructor(private readonly url: string) {}

  /** One request at a time for a customer. */
  points(id: string): Promise<number | null> {
    const known = this.#loading.get(id);
    if (known !== undefined) return known;
    const loading = this.#load(id);
    this.#loading.set(id, loading);
    loading.catch(() => this.#loading.delete(id));
    return loading;
  }

  async knows(id: string): Promise<boolean> {
    return this.points(id) !== null; // error: [no-missing-await] "the comparison is the same whatever it resolves to"
  }

  async isNew(id: string): Promise<boolean> {
    const points = this.points(id);
    if (points === undefined) return false; // error: [no-missing-await] "`points` is a promise here"
    return (await points) === null;
  }

  async owns({ id, card }: Customer): Promise<boolean> {
    const registered = this.#cardOf(id);
    return card !== registered; // error: [no-missing-await] "`registered` is a promise here"
  }

  isLoading(id: string): boolean {
    return this.#loading.get(id) !== undefined;
  }

  async isSame(id: string, loading: Promise<number | null> | undefined): Promise<boolean> {
    if (loading === undefined) return false;
    return loading === this.#loading.get(id);
  }

  async #load(id: string): Promise<number | null> {
    const response = await fetch(`${this.url}/${id}`);
    return response.ok ? Number(await response.text()) : null;
  }

  #cardOf(id: string): Promise<string> {
    return fetch(`${this.url}/${id}/card`).then((response) => response.text());
  }
}

export const ledger = new Ledger('https://points.example');
