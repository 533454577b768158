/** A store of drafts that loads itself once, and tells its listeners, who may take their time or not. */
type Listener = (draft: Draft) => void | Promise<void>;
interface Draft {
  readonly id: string;
  readonly text: string;
}
interface Backend {
  load(): Promise<Draft[]>;
  save(draft: Draft): Promise<void>;
}

export class DraftStore {
  readonly #drafts = new Map<string, Draft>();
  readonly #listeners = new Set<Listener>();
  #loading?: Promise<void>;
  #saving: Promise<void> | undefined;

  constructor(private readonly backend: Backend) {}

  /** All who ask wait for the same promise; after a failure the next one tries again. */
  ready(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    for (const draft of await this.backend.load()) this.#drafts.set(draft.id, draft);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get isSaving(): boolean {
    return !!this.#saving;
  }

  async update(draft: Draft): Promise<void> {
    await this.ready();
    this.#drafts.set(draft.id, draft);
    if (this.#saving) await this.#saving;
    this.#saving = this.backend.save(draft).finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
    await Promise.all([...this.#listeners].map((listener) => listener(draft)));
  }
}

export async function mirror(store: DraftStore, other: DraftStore): Promise<() => void> {
  await Promise.all([store.ready(), other.ready()]);
  return store.subscribe(async (draft) => {
    await other.update(draft);
  });
}
