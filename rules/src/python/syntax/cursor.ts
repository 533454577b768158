import { getName, intern } from './name-table.js';
import type { ErrorExpression, Identifier, SyntaxProblem } from './nodes.js';
import { createTokenSet, isKeyword, maxProblems, Token, type TokenList } from './tokens.js';

/** Brackets, operators and strings nest at most so deep, as in CPython; what is deeper is skipped. */
const maxNesting = 200;

/** Left-recursive chains (`a + b + …`, `a.b.c…`) grow at most so deep outside brackets, and less inside. */
const maxChain = 600;

const opensBracket = createTokenSet(Token.LeftParenthesis, Token.LeftBracket, Token.LeftBrace, Token.FStringStart);
const closesBracket = createTokenSet(Token.RightParenthesis, Token.RightBracket, Token.RightBrace, Token.FStringEnd);

/** The place of the parser in the tokens, and what every part of the parser needs. */
export abstract class Cursor {
  protected readonly text: string;
  protected readonly kinds: Uint8Array;
  protected readonly starts: Int32Array;
  protected readonly ends: Int32Array;
  protected readonly problems: SyntaxProblem[];
  private readonly hasUnicodeNames: boolean;
  /** The index of the current token, and its kind. */
  protected index = 0;
  protected kind: number;
  /** How many constructs that recurse are open. */
  protected nesting = 0;

  constructor(text: string, tokens: TokenList) {
    this.text = text;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.problems = tokens.problems;
    this.hasUnicodeNames = tokens.hasUnicodeNames;
    this.kind = this.kinds[0] ?? Token.EndOfFile;
  }

  protected at(kind: Token): boolean {
    return this.kind === kind;
  }

  /** The kind of the token `distance` behind the current one. */
  protected peek(distance: number): number {
    return this.kinds[this.index + distance] ?? Token.EndOfFile;
  }

  protected next(): void {
    this.kind = this.kinds[++this.index] ?? Token.EndOfFile;
  }

  protected eat(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  protected expect(kind: Token, message: string): boolean {
    if (this.kind === kind) {
      this.next();
      return true;
    }
    this.report(message);
    return false;
  }

  /** Where the current token starts. */
  protected start(): number {
    return this.starts[this.index] ?? 0;
  }

  /** Where the current token ends. */
  protected end(): number {
    return this.ends[this.index] ?? 0;
  }

  /** Where the token before the current one ends. */
  protected previousEnd(): number {
    return this.ends[this.index - 1] ?? 0;
  }

  /** Where a node ends that began at `start`, if it is possible that no token was read for it. */
  protected endFrom(start: number): number {
    return Math.max(start, this.previousEnd());
  }

  /** The text of a token that is a name, in the form in which Python compares names (PEP 3131). */
  protected nameAt(index: number): string {
    const name = getName(this.text, this.starts[index] ?? 0, this.ends[index] ?? 0);
    return this.hasUnicodeNames ? intern(name.normalize('NFKC')) : name;
  }

  /** Whether the current token is the soft keyword `word`. */
  protected atWord(word: string): boolean {
    const start = this.start();
    return this.kind === Token.Name && this.end() - start === word.length && this.text.startsWith(word, start);
  }

  protected atEndOfStatement(): boolean {
    const { kind } = this;
    return kind === Token.Newline || kind === Token.Semicolon || kind === Token.EndOfFile || kind === Token.Dedent;
  }

  protected report(message: string): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start: this.start(), end: this.end() });
  }

  /** Reads a name; a keyword in its place is taken for one, anything else gives an empty name. */
  protected identifier(): Identifier {
    const start = this.start();
    if (this.kind !== Token.Name) {
      this.report('Expected a name');
      if (!isKeyword(this.kind)) return { name: '', start, end: start };
    }
    const name = this.nameAt(this.index);
    this.next();
    return { name, start, end: this.previousEnd() };
  }

  /** An expression that is not there. */
  protected missing(message: string): ErrorExpression {
    this.report(message);
    const end = this.previousEnd();
    return { type: 'ErrorExpression', start: end, end, parent: null, children: [] };
  }

  protected isTooDeep(): boolean {
    return this.nesting >= maxNesting;
  }

  /** Whether a left-recursive chain has more links than it may have here: no tree gets deep enough to overflow a stack. */
  protected isTooLong(links: number): boolean {
    return links * (this.nesting + 1) > maxChain;
  }

  /** Skips what is nested too deep, up to the end of the bracket or line it is in. */
  protected skipNested(): ErrorExpression {
    this.report('Too deeply nested');
    const start = this.start();
    let depth = 0;
    while (this.kind !== Token.Newline && this.kind !== Token.EndOfFile) {
      if (opensBracket[this.kind] === 1) depth++;
      else if (closesBracket[this.kind] === 1 && depth-- === 0) break;
      this.next();
    }
    return { type: 'ErrorExpression', start, end: this.endFrom(start), parent: null, children: [] };
  }
}
