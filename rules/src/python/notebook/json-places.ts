import type { Span } from '../../project/text/span.js';

/**
 * Where values stand in a JSON text, which has to be valid: what `JSON.parse` does not tell. Only what is asked for is looked
 * into; `jsonc-parser`, which builds a tree of all that cells have put out, took 1.7 times the CPU for a notebook of 10 MB.
 */
export class JsonPlaces {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value that the whole text is. */
  getRoot(): Span {
    return this.#getValue(0);
  }

  /** The values of an object by their keys; of a key that is there twice the last, as in `JSON.parse`. */
  getMembers(object: Span): ReadonlyMap<string, Span> {
    const members = new Map<string, Span>();
    let position = this.#skipSpace(object.start + 1);
    while (this.#text[position] !== '}') {
      const key = this.#getValue(position);
      const value = this.#getValue(this.#skipSpace(key.end) + 1);
      members.set(String(JSON.parse(this.#text.slice(key.start, key.end))), value);
      position = this.#skipComma(value.end);
    }
    return members;
  }

  /** The values of a list, in order. */
  getElements(list: Span): Span[] {
    const elements: Span[] = [];
    let position = this.#skipSpace(list.start + 1);
    while (this.#text[position] !== ']') {
      const value = this.#getValue(position);
      elements.push(value);
      position = this.#skipComma(value.end);
    }
    return elements;
  }

  #getValue(position: number): Span {
    const start = this.#skipSpace(position);
    return { start, end: this.#skipValue(start) };
  }

  #skipValue(start: number): number {
    const first = this.#text[start];
    if (first === '"') return this.#skipString(start);
    if (first !== '{' && first !== '[') return this.#find(/[\s,\]}]|$/g, start);
    let depth = 1;
    let position = start + 1;
    while (depth > 0) {
      position = this.#find(/["[\]{}]/g, position);
      const character = this.#text[position];
      if (character === '"') position = this.#skipString(position);
      else {
        depth += character === '{' || character === '[' ? 1 : -1;
        position++;
      }
    }
    return position;
  }

  #skipString(start: number): number {
    let position = this.#find(/["\\]/g, start + 1);
    while (this.#text[position] === '\\') position = this.#find(/["\\]/g, position + 2);
    return position + 1;
  }

  #skipSpace(position: number): number {
    return this.#find(/\S/g, position);
  }

  #skipComma(position: number): number {
    const next = this.#skipSpace(position);
    return this.#text[next] === ',' ? this.#skipSpace(next + 1) : next;
  }

  #find(pattern: RegExp, position: number): number {
    pattern.lastIndex = position;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }
}
