/** How long the user must have paused, in milliseconds, before other documents are looked at. */
const pause = 400;

/**
 * Looks at the *other* open documents.
 * @param changed the document that has told of itself; undefined when none has
 * @param isInterrupted whether there is reason to look once more, from the start
 */
type Look = (changed: string | undefined, isInterrupted: () => boolean) => Promise<void>;

/** When, after a change in one file, the findings of others are looked at: typing never waits for them. */
export class Dependents {
  readonly #look: Look;
  readonly #onError: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed: string | undefined;

  constructor(look: Look, onError: (error: unknown) => void) {
    this.#look = look;
    this.#onError = onError;
  }

  /** @param changed the URI of the only document that changed; undefined when something else did */
  lookAgain(changed?: string): void {
    // A change of a second document leaves both to be looked at.
    this.#changed = this.#timer && this.#changed !== changed ? undefined : changed;
    this.#schedule(pause);
  }

  /** More is known than before. */
  lookNow(): void {
    this.#changed = undefined;
    this.#schedule(0);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#look(this.#changed, () => this.#timer !== undefined).catch(this.#onError);
    }, delay);
  }
}
