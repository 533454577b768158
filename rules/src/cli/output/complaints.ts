import type { RuleFailure } from '../../engine/engine.js';
import { toCount } from './counts.js';

/** Messages about the run itself, each once. */
export class Complaints {
  readonly #stream: NodeJS.WriteStream;
  readonly #given = new Set<string>();
  #isEmpty = true;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Whether nothing went wrong. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Something went wrong: the run cannot end well. */
  add(message: string): void {
    this.#isEmpty = false;
    this.note(message);
  }

  /** Something to know, after which the run may end well. */
  note(message: string): void {
    if (this.#given.has(message)) return;
    this.#given.add(message);
    this.#stream.write(`async-pitfalls: ${message}\n`);
  }
}

/** Rules that threw: a mistake that shows in every file is told once, with the number of files at the end. */
export class Failures {
  readonly #complain: (message: string) => void;
  readonly #counts = new Map<string, number>();

  constructor(complain: (message: string) => void) {
    this.#complain = complain;
  }

  add({ path, rule, error }: RuleFailure): void {
    const [message = ''] = error.message.split('\n');
    const failure = `${rule ?? 'the check'} failed and was left out: ${message}`;
    const count = this.#counts.get(failure) ?? 0;
    if (count === 0) this.#complain(`${path}: ${failure}`);
    this.#counts.set(failure, count + 1);
  }

  end(): void {
    for (const [failure, count] of this.#counts) {
      if (count > 1) this.#complain(`The same in ${toCount(count - 1, 'other file')}: ${failure}`);
    }
  }
}
