/** A position as ESLint has it: 1-based line, 0-based column in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Line starts of a text. A line ends at `\n`, `\r\n` or `\r`, as in Python, and nowhere else. */
export class LineTable {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = findLineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside of the text are moved to its nearest end. */
  toPosition(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - this.#startOf(low) };
  }

  /** The offset of a position; lines and columns outside of the text are moved to its nearest end. */
  toOffset({ line, column }: Position): number {
    if (line < 1) return 0;
    if (line > this.#starts.length) return this.#text.length;
    return Math.min(this.#startOf(line - 1) + Math.max(0, column), this.#text.length);
  }

  /** The lines without their line ends. */
  getLines(): string[] {
    return this.#starts.map((start, index) => {
      const next = this.#starts[index + 1] ?? this.#text.length + 1;
      const line = this.#text.slice(start, next);
      return line.replace(/\r?\n$|\r$/u, '');
    });
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|[\r\n]/gu)) starts.push(match.index + match[0].length);
    return starts;
  }
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
