/** Rules of other linters that report what one of ours does, by their names without prefix. */
export interface Equivalents {
  readonly main?: readonly string[];
  /**
   * Rules that report a part of it, which is told by the messages of ours (in Python also by what a finding calls its part): who
   * turns one off for a whole file has said nothing of the rest.
   */
  readonly partial?: Readonly<Record<string, readonly string[]>>;
}

interface LineRange {
  readonly first: number;
  readonly last: number;
  /** The parts of our rule that are turned off; undefined for all of it. */
  readonly parts: readonly string[] | undefined;
}

/** Where comments turn off rules of other linters that mean the same as one of ours: somebody has looked, and decided. */
export class AcceptedLines {
  readonly #ranges: LineRange[] = [];
  /** Rules that are off from a line on. */
  readonly #open = new Map<string, number>();

  constructor(private readonly equivalents: Equivalents) {}

  /** The rule is off on a line: the place has been looked at, whichever part of ours it is about. */
  addLine(rule: string, line: number): void {
    if (this.isKnown(rule)) this.#ranges.push({ first: line, last: line, parts: undefined });
  }

  /** The rule is off from a line on, until it is closed. */
  open(rule: string, line: number): void {
    if (this.isKnown(rule) && !this.#open.has(rule)) this.#open.set(rule, line);
  }

  close(rule: string, last: number): void {
    const first = this.#open.get(rule);
    if (first === undefined) return;
    this.#open.delete(rule);
    const parts = this.equivalents.main?.includes(rule) === true ? undefined : this.equivalents.partial?.[rule];
    this.#ranges.push({ first, last, parts });
  }

  closeAll(): void {
    for (const rule of [...this.#open.keys()]) this.close(rule, Infinity);
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  has(line: number, part: string): boolean {
    return this.#ranges.some(
      ({ first, last, parts }) => first <= line && line <= last && (parts === undefined || parts.includes(part)),
    );
  }

  private isKnown(rule: string): boolean {
    const { main = [], partial = {} } = this.equivalents;
    return main.includes(rule) || Object.hasOwn(partial, rule);
  }
}
