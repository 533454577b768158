import type { TSESTree } from '@typescript-eslint/utils';

/** Where the lines of a text start, for offsets that are mostly asked in ascending order. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;
  /** The line of the last answer: the next offset is mostly on it or a few lines below. */
  #current = 0;

  /** Line ends are those of ECMAScript: LF, CR, CRLF, U+2028, U+2029. */
  constructor(text: string) {
    this.#length = text.length;
    const starts = [0];
    const end = /\r\n?|[\n\u2028\u2029]/g;
    if (/[\r\u2028\u2029]/.test(text)) {
      while (end.test(text)) starts.push(end.lastIndex);
    } else {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    this.#starts = starts;
  }

  /** 1-based line, 0-based column of a UTF-16 offset. */
  getPosition(offset: number): TSESTree.Position {
    const line = this.#findLine(offset);
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) };
  }

  getLocation(start: number, end: number): TSESTree.SourceLocation {
    return { start: this.getPosition(start), end: this.getPosition(end) };
  }

  /** The offset of a 1-based line and 0-based column, moved into the text when it is outside. */
  getOffset({ line, column }: TSESTree.Position): number {
    if (line < 1) return 0;
    return Math.min((this.#starts[line - 1] ?? this.#length) + Math.max(column, 0), this.#length);
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? Number.POSITIVE_INFINITY;
  }

  #findLine(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    if (this.#startOf(this.#current) <= offset) {
      low = this.#current;
      for (let steps = 0; steps < 8; steps += 1) {
        if (this.#startOf(low + 1) > offset) return (this.#current = low);
        low += 1;
      }
    } else {
      high = this.#current;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.#current = low);
  }
}
