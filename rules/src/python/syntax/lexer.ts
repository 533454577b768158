import {
  Char,
  CharClass,
  classes,
  continuesName,
  doubledOperators,
  findKeyword,
  plainOperators,
  singleTokens,
  toLower,
} from './characters.js';
import { findForgottenQuotes } from './forgotten-quotes.js';
import type { SyntaxProblem } from './nodes.js';
import type { Span } from '../../project/text/span.js';
import { createTokenSet, maxProblems, Token, type TokenList } from './tokens.js';

/**
 * Splits Python text into tokens (https://docs.python.org/3/reference/lexical_analysis.html). Never throws: what is wrong is
 * noted in `problems`. A bracket that is never closed ends where a statement seems to begin (see `Lexer.restart`).
 * Runs in linear time.
 */
export function tokenize(text: string): TokenList {
  const lexer = new Lexer(text);
  const tokens = lexer.tokenize();
  if (!lexer.endsInString) return tokens;
  const forgotten = findForgottenQuotes(text, tokens);
  return forgotten === undefined ? tokens : new Lexer(text, forgotten).tokenize();
}

/** Keywords that begin a statement and cannot occur inside brackets. */
const statementKeywords = createTokenSet(
  Token.Assert,
  Token.Break,
  Token.Class,
  Token.Continue,
  Token.Def,
  Token.Del,
  Token.Elif,
  Token.Except,
  Token.Finally,
  Token.Global,
  Token.Import,
  Token.Nonlocal,
  Token.Pass,
  Token.Raise,
  Token.Return,
  Token.Try,
  Token.While,
  Token.With,
);

/** Keywords whose statement ends in a colon. */
const blockKeywords = createTokenSet(
  Token.Async,
  Token.Class,
  Token.Def,
  Token.Elif,
  Token.Except,
  Token.For,
  Token.If,
  Token.While,
  Token.With,
);

const nameStart = /\p{XID_Start}/u;
const nameContinue = /\p{XID_Continue}/u;
/** A line of parameters, as it is usually laid out, in contrast to a statement. */
const parameter = /[*/]|\w+ *(?:[:,)#\r\n]|=[^=]|$)(?<! =.)/y;
const asyncStatement = /[ \t]+(?:def|with)\b/y;

/** Among so many open brackets the one is looked for that is closed: more are not open at a time in CPython (`MAXLEVEL`). */
const maxOpenBrackets = 200;

/** On the stack of brackets: the brace of a replacement field. */
const fieldBrace = 0;

/** How much had been found at some place, to go back to it. */
interface Found {
  readonly tokens: number;
  readonly comments: number;
  readonly problems: number;
}

/** An f-string or t-string that is open. */
interface OpenFString {
  readonly start: number;
  /** What had been found before it. */
  readonly before: Found;
  readonly quote: number;
  readonly isTriple: boolean;
  readonly isRaw: boolean;
  /** How many brackets were open at its start. */
  readonly depth: number;
  readonly outer: OpenFString | null;
  /** Whether the position is in literal text, not in a replacement field. */
  inLiteral: boolean;
  /** How many replacement fields are open: if any, literal text is a format specification. */
  openFields: number;
  /** Whether it is in single quotes and has gone over the end of a line. */
  hasLines: boolean;
}

class Lexer {
  private readonly text: string;
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private count = 0;
  private readonly comments: number[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private hasUnicodeNames = false;

  private readonly indents: number[] = [0];
  /** The indentation of the current logical line, and its first token. */
  private lineColumn = 0;
  private lineToken = 0;
  /** The opening token of each open bracket, `fieldBrace` for a replacement field. */
  private readonly brackets: number[] = [];
  private fstring: OpenFString | null = null;

  /** Where the outermost open bracket or f-string began, and what had been found before it. */
  private openStart = 0;
  private openTokens = 0;
  private openComments = 0;
  private openProblems = 0;
  /** Up to this offset line starts are suspected to end a forgotten bracket, and line ends to end an f-string. */
  private suspiciousUntil = -1;

  /** Whether the last string in triple quotes runs to the end of the text. */
  endsInString = false;
  /** Where a string ends whose quotes were forgotten. */
  private readonly forgotten: Span | undefined;

  constructor(text: string, forgotten?: Span) {
    this.text = text;
    this.forgotten = forgotten;
    const capacity = (text.length >> 2) + 64;
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  tokenize(): TokenList {
    const { text } = this;
    const { length } = text;
    let i = this.startLine(text.charCodeAt(0) === Char.ByteOrderMark ? 1 : 0);
    for (;;) {
      if (this.fstring !== null && this.fstring.inLiteral) {
        i = this.readLiteral(i, this.fstring);
        continue;
      }
      if (i >= length) {
        if (this.isNested() && this.suspiciousUntil < length) {
          i = this.restart(length);
          continue;
        }
        break;
      }
      const char = text.charCodeAt(i);
      switch (char < 128 ? classes[char] : CharClass.NonAscii) {
        case CharClass.Space:
          i++;
          break;
        case CharClass.Letter:
          i = this.readWord(i);
          break;
        case CharClass.Digit:
          i = this.readNumber(i);
          break;
        case CharClass.NewLine:
          i = this.readNewLine(i);
          break;
        case CharClass.Quote:
          i = this.readString(i, i);
          break;
        case CharClass.Hash:
          i = this.readComment(i);
          break;
        case CharClass.Bracket:
          this.readBracket(i, char);
          i++;
          break;
        case CharClass.Operator:
          i = this.readOperator(i, char);
          break;
        case CharClass.Backslash:
          i = this.readBackslash(i);
          break;
        case CharClass.NonAscii:
          i = this.readNonAscii(i);
          break;
        default:
          this.report('Invalid character', i, i + 1);
          this.push(Token.Unknown, i, i + 1);
          i++;
      }
    }
    this.finish();
    const { kinds, starts, ends, count, comments, problems, hasUnicodeNames } = this;
    return { kinds, starts, ends, count, comments, problems, hasUnicodeNames };
  }

  private finish(): void {
    const end = this.text.length;
    this.closeAll(end);
    if (this.lineHasTokens()) this.push(Token.Newline, end, end);
    for (let i = this.indents.length - 1; i > 0; i--) this.push(Token.Dedent, end, end);
    this.push(Token.EndOfFile, end, end);
  }

  private push(kind: Token, start: number, end: number): void {
    const at = this.count;
    if (at === this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
  }

  private grow(): void {
    const capacity = this.kinds.length * 2;
    const { kinds, starts, ends } = this;
    this.kinds = new Uint8Array(capacity);
    this.kinds.set(kinds);
    this.starts = new Int32Array(capacity);
    this.starts.set(starts);
    this.ends = new Int32Array(capacity);
    this.ends.set(ends);
  }

  private report(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start, end });
  }

  // --- lines

  private isNested(): boolean {
    return this.brackets.length > 0 || this.fstring !== null;
  }

  private lineHasTokens(): boolean {
    return this.count > this.lineToken;
  }

  /** Skips blank lines, then emits what the indentation at `i` means. Returns where the line's first token begins. */
  private startLine(i: number): number {
    const { text } = this;
    let start = i;
    let column = 0;
    let isContinued = false;
    for (;;) {
      const char = text.charCodeAt(i);
      if (char === Char.Space) {
        if (!isContinued) column++;
        i++;
      } else if (char === Char.Tab) {
        if (!isContinued) column = (column | 7) + 1;
        i++;
      } else if (char === Char.FormFeed) {
        column = 0;
        i++;
      } else if (char === Char.Hash || char === Char.LineFeed || char === Char.CarriageReturn) {
        i = this.skipNewLine(char === Char.Hash ? this.readComment(i) : i);
        start = i;
        column = 0;
        isContinued = false;
      } else if (char === Char.Backslash && this.isNewLineAt(i + 1)) {
        // The indentation is what stands before the first backslash.
        isContinued = true;
        i = this.skipNewLine(i + 1);
      } else break;
    }
    this.lineColumn = column;
    if (i < text.length) this.indent(column, start, i);
    this.lineToken = this.count;
    return i;
  }

  private indent(column: number, start: number, end: number): void {
    const { indents } = this;
    let top = indents[indents.length - 1] ?? 0;
    if (column > top) {
      indents.push(column);
      this.push(Token.Indent, start, end);
      return;
    }
    while (column < top) {
      indents.pop();
      this.push(Token.Dedent, end, end);
      top = indents[indents.length - 1] ?? 0;
    }
    if (column !== top) {
      this.report('Unindent does not match any outer indentation level', start, end);
      indents.push(column);
      this.push(Token.Indent, start, end);
    }
  }

  private isNewLineAt(i: number): boolean {
    const char = this.text.charCodeAt(i);
    return char === Char.LineFeed || char === Char.CarriageReturn;
  }

  private skipNewLine(i: number): number {
    const char = this.text.charCodeAt(i);
    if (char === Char.CarriageReturn) return this.text.charCodeAt(i + 1) === Char.LineFeed ? i + 2 : i + 1;
    return char === Char.LineFeed ? i + 1 : i;
  }

  private readNewLine(i: number): number {
    const next = this.skipNewLine(i);
    if (this.isNested() && this.isContinued(i, next)) return next;
    if (this.lineHasTokens()) this.push(Token.Newline, i, next);
    return this.startLine(next);
  }

  private readComment(i: number): number {
    const { text } = this;
    const start = i;
    let char: number;
    do {
      char = text.charCodeAt(++i);
      // At the end of the text `char` is NaN.
    } while (char !== Char.LineFeed && char !== Char.CarriageReturn && char === char);
    this.comments.push(start, i);
    return i;
  }

  private readBackslash(i: number): number {
    if (this.isNewLineAt(i + 1)) return this.skipNewLine(i + 1);
    this.report('Unexpected character after line continuation character', i, i + 1);
    return i + 1;
  }

  // --- recovery from brackets that are never closed

  /** Whether brackets or f-strings that are open at the end `i` of a line go on at `next`; closes them where they do not. */
  private isContinued(i: number, next: number): boolean {
    const isSuspicious = i < this.suspiciousUntil;
    if (isSuspicious) this.closeBrokenFStrings(i);
    else if (this.fstring !== null) this.fstring.hasLines = !this.fstring.isTriple;
    if (!this.isNested()) return false;
    if (!isSuspicious || !this.endsStatement(next)) return true;
    this.report('Bracket was never closed', this.openStart, this.openStart + 1);
    this.closeAll(i);
    return false;
  }

  /**
   * Goes back to where the outermost bracket was opened, because at `position` it is certain that it is never closed. From
   * there to `position`, which is read once more and not again, a line that looks like a statement ends all brackets.
   */
  private restart(position: number): number {
    this.brackets.length = 0;
    this.fstring = null;
    const found = { tokens: this.openTokens, comments: this.openComments, problems: this.openProblems };
    return this.goBack(this.openStart, found, position);
  }

  /** The same for an f-string in single quotes that has swallowed lines: up to `position` it ends where its line does. */
  private restartFString(fstring: OpenFString, position: number): number {
    this.closeFString(fstring);
    return this.goBack(fstring.start, fstring.before, position);
  }

  private goBack(start: number, { tokens, comments, problems }: Found, position: number): number {
    this.suspiciousUntil = position;
    this.count = tokens;
    this.comments.length = comments;
    this.problems.length = problems;
    return start;
  }

  private noteOpening(start: number): void {
    if (this.isNested()) return;
    this.openStart = start;
    this.openTokens = this.count;
    this.openComments = this.comments.length;
    this.openProblems = this.problems.length;
  }

  /** Ends the innermost f-strings that are in single quotes. */
  private closeBrokenFStrings(position: number): void {
    for (let fstring = this.fstring; fstring !== null && !fstring.isTriple; fstring = fstring.outer) {
      this.push(Token.FStringEnd, position, position);
      this.report('String was never closed', fstring.start, position);
      this.closeFString(fstring);
    }
  }

  private closeAll(position: number): void {
    for (let fstring = this.fstring; fstring !== null; fstring = fstring.outer) {
      this.push(Token.FStringEnd, position, position);
      this.report('String was never closed', fstring.start, position);
    }
    this.fstring = null;
    this.brackets.length = 0;
  }

  /** Whether the line at `i` cannot belong to the brackets that are open, given that they are never closed. */
  private endsStatement(i: number): boolean {
    const { text } = this;
    let column = 0;
    for (; ; i++) {
      const char = text.charCodeAt(i);
      if (char === Char.Space) column++;
      else if (char === Char.Tab) column = (column | 7) + 1;
      else if (char === Char.Hash || char === Char.LineFeed || char === Char.CarriageReturn || char !== char)
        return false;
      else if (char === Char.CloseParenthesis || char === Char.CloseBracket || char === Char.CloseBrace) return false;
      else break;
    }
    if (column <= this.lineColumn) return true;
    const first = this.kinds[this.lineToken] ?? 0;
    if (blockKeywords[first] !== 1) return false;
    // `if call(x:` and then its block
    if (this.kinds[this.count - 1] === Token.Colon) return true;
    // `def f(x` and then its block
    parameter.lastIndex = i;
    return (first === Token.Def || first === Token.Async) && !parameter.test(text);
  }

  private isFirstOnLine(i: number): boolean {
    for (let j = i - 1; j >= 0; j--) {
      const char = this.text.charCodeAt(j);
      if (char !== Char.Space && char !== Char.Tab) return char === Char.LineFeed || char === Char.CarriageReturn;
    }
    return true;
  }

  private beginsStatement(kind: number, start: number, end: number): boolean {
    if (statementKeywords[kind] === 1) return this.isFirstOnLine(start);
    if (kind !== Token.Async || !this.isFirstOnLine(start)) return false;
    asyncStatement.lastIndex = end;
    return asyncStatement.test(this.text);
  }

  /** A statement keyword begins the line at `start` inside brackets: they are not closed. */
  private breakBrackets(start: number): number {
    if (this.suspiciousUntil < start) return this.restart(start);
    this.report('Bracket was never closed', this.openStart, this.openStart + 1);
    this.closeAll(start);
    this.push(Token.Newline, start, start);
    let lineStart = start;
    while (lineStart > 0 && !this.isNewLineAt(lineStart - 1)) lineStart--;
    return this.startLine(lineStart);
  }

  // --- names and numbers

  private readWord(start: number): number {
    const { text } = this;
    let i = start + 1;
    let char: number;
    for (;;) {
      char = text.charCodeAt(i);
      if (char < 128) {
        if (continuesName[char] === 0) break;
        i++;
      } else if (char !== char) break;
      else {
        const next = this.skipNameCharacter(i);
        if (next === i) break;
        this.hasUnicodeNames = true;
        i = next;
      }
    }
    const length = i - start;
    if (length <= 2 && (char === Char.DoubleQuote || char === Char.SingleQuote) && this.isStringPrefix(start, length)) {
      return this.readString(start, i);
    }
    const kind = length > 1 && length < 9 ? findKeyword(text, start, length) : 0;
    if (kind === 0) {
      this.push(Token.Name, start, i);
      return i;
    }
    if (this.isNested() && this.beginsStatement(kind, start, i)) return this.breakBrackets(start);
    this.push(kind, start, i);
    return i;
  }

  /** The end of the character at `i` if it may continue a name, else `i`. */
  private skipNameCharacter(i: number): number {
    const codePoint = this.text.codePointAt(i);
    if (codePoint === undefined || !nameContinue.test(String.fromCodePoint(codePoint))) return i;
    return codePoint > 0xffff ? i + 2 : i + 1;
  }

  private readNonAscii(start: number): number {
    const codePoint = this.text.codePointAt(start) ?? 0;
    const end = codePoint > 0xffff ? start + 2 : start + 1;
    if (!nameStart.test(String.fromCodePoint(codePoint))) {
      this.report('Invalid character', start, end);
      // Spaces that are not Python's, as pasted text has them, are only noted.
      if (codePoint !== 0xa0 && codePoint !== Char.ByteOrderMark) this.push(Token.Unknown, start, end);
      return end;
    }
    this.hasUnicodeNames = true;
    let i = end;
    for (;;) {
      const char = this.text.charCodeAt(i);
      const next = char < 128 ? i + (continuesName[char] ?? 0) : this.skipNameCharacter(i);
      if (next === i) break;
      i = next;
    }
    this.push(Token.Name, start, i);
    return i;
  }

  private readNumber(start: number): number {
    const { text } = this;
    let i = start;
    const radix = text.charCodeAt(i) === Char.Zero ? toLower(text.charCodeAt(i + 1)) : 0;
    if (radix === Char.X || radix === Char.B || radix === Char.O) {
      i += 2;
      for (;;) {
        const char = text.charCodeAt(i);
        const letter = toLower(char);
        const isDigit = char >= Char.Zero && char <= Char.Nine;
        if (!isDigit && char !== Char.Underscore && !(radix === Char.X && letter >= Char.A && letter <= Char.F)) break;
        i++;
      }
    } else {
      i = this.skipDigits(i);
      if (text.charCodeAt(i) === Char.Dot) i = this.skipDigits(i + 1);
      if (toLower(text.charCodeAt(i)) === Char.E) {
        const sign = text.charCodeAt(i + 1);
        const digits = sign === Char.Plus || sign === Char.Minus ? i + 2 : i + 1;
        if (this.isDigitAt(digits)) i = this.skipDigits(digits);
      }
      if (toLower(text.charCodeAt(i)) === Char.J) i++;
    }
    this.push(Token.Number, start, i);
    return i;
  }

  private skipDigits(i: number): number {
    for (;;) {
      const char = this.text.charCodeAt(i);
      if (!(char >= Char.Zero && char <= Char.Nine) && char !== Char.Underscore) return i;
      i++;
    }
  }

  private isDigitAt(i: number): boolean {
    const char = this.text.charCodeAt(i);
    return char >= Char.Zero && char <= Char.Nine;
  }

  // --- operators

  private readBracket(i: number, char: number): void {
    const kind = singleTokens[char] ?? 0;
    const { brackets } = this;
    if (kind === Token.LeftParenthesis || kind === Token.LeftBracket || kind === Token.LeftBrace) {
      this.noteOpening(i);
      brackets.push(kind);
      this.push(kind, i, i + 1);
      return;
    }
    let at = brackets.length - 1;
    const top = brackets[at];
    // The fast way: the bracket is closed by its like (an opening token is one less than its closing one).
    if (top === kind - 1) brackets.length = at;
    else {
      // A bracket of another kind was forgotten: this one closes the nearest of its kind and all inside.
      const floor = Math.max(this.fstring === null ? 0 : this.fstring.depth, brackets.length - maxOpenBrackets);
      while (at >= floor && !closes(kind, brackets[at] ?? 0)) at--;
      if (at >= floor) {
        if (brackets[at] === fieldBrace && this.fstring !== null) {
          this.fstring.inLiteral = true;
          this.fstring.openFields--;
        }
        brackets.length = at;
      }
    }
    this.push(kind, i, i + 1);
  }

  private readOperator(start: number, char: number): number {
    const { text } = this;
    const single = singleTokens[char] ?? 0;
    if (single !== 0) {
      this.push(single, start, start + 1);
      return start + 1;
    }
    const next = text.charCodeAt(start + 1);
    let kind: Token;
    let width = 1;
    switch (char) {
      case Char.Colon:
        if (this.fstring !== null && this.brackets[this.brackets.length - 1] === fieldBrace) {
          this.fstring.inLiteral = true;
          kind = Token.FormatColon;
        } else if (next === Char.Equal) {
          kind = Token.ColonEqual;
          width = 2;
        } else kind = Token.Colon;
        break;
      case Char.Dot:
        if (next >= Char.Zero && next <= Char.Nine) return this.readNumber(start);
        if (next === Char.Dot && text.charCodeAt(start + 2) === Char.Dot) {
          kind = Token.Ellipsis;
          width = 3;
        } else kind = Token.Dot;
        break;
      case Char.Equal:
        width = next === Char.Equal ? 2 : 1;
        kind = width === 2 ? Token.EqualEqual : Token.Equal;
        break;
      case Char.Exclamation:
        width = next === Char.Equal ? 2 : 1;
        kind = width === 2 ? Token.NotEqual : Token.Exclamation;
        break;
      default:
        if (next === char && doubledOperators[char] !== 0) {
          width = text.charCodeAt(start + 2) === Char.Equal ? 3 : 2;
          kind = width === 3 ? Token.AugmentedAssign : (doubledOperators[char] ?? 0);
        } else if (next === Char.Equal) {
          width = 2;
          if (char === Char.Less) kind = Token.LessEqual;
          else if (char === Char.Greater) kind = Token.GreaterEqual;
          else kind = Token.AugmentedAssign;
        } else if (next === Char.Greater && (char === Char.Minus || char === Char.Less)) {
          width = 2;
          kind = char === Char.Minus ? Token.Arrow : Token.NotEqual;
        } else kind = plainOperators[char] ?? 0;
    }
    this.push(kind, start, start + width);
    return start + width;
  }

  // --- strings

  private isStringPrefix(start: number, length: number): boolean {
    const first = toLower(this.text.charCodeAt(start));
    if (length === 1)
      return first === Char.R || first === Char.B || first === Char.U || first === Char.F || first === Char.T;
    const second = toLower(this.text.charCodeAt(start + 1));
    return first === Char.R
      ? second === Char.B || second === Char.F || second === Char.T
      : second === Char.R && (first === Char.B || first === Char.F || first === Char.T);
  }

  /** Reads the string with its prefix at `start` and its quote at `quoteAt`; of an f-string, only its opening. */
  private readString(start: number, quoteAt: number): number {
    const { text } = this;
    const quote = text.charCodeAt(quoteAt);
    const isTriple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    const open = quoteAt + (isTriple ? 3 : 1);
    if (quoteAt > start) {
      const first = toLower(text.charCodeAt(start));
      const second = toLower(text.charCodeAt(quoteAt - 1));
      if (first === Char.F || first === Char.T || second === Char.F || second === Char.T) {
        this.openFString(start, open, quote, isTriple, first === Char.R || second === Char.R);
        return open;
      }
    }
    let end: number;
    if (!isTriple) end = this.skipQuoted(open, quote);
    else if (this.forgotten?.start === start) {
      end = this.forgotten.end;
      this.report('String was never closed', start, end);
    } else end = this.skipTripleQuoted(open, quote);
    this.push(Token.String, start, end);
    return end;
  }

  private skipQuoted(i: number, quote: number): number {
    const { text } = this;
    const open = i;
    for (;;) {
      const char = text.charCodeAt(i);
      if (char === quote) return i + 1;
      if (char === Char.Backslash) i = this.isNewLineAt(i + 1) ? this.skipNewLine(i + 1) : i + 2;
      else if (char === Char.LineFeed || char === Char.CarriageReturn || char !== char) break;
      else i++;
    }
    const end = Math.min(i, text.length);
    this.report('String was never closed', open - 1, end);
    return end;
  }

  private skipTripleQuoted(i: number, quote: number): number {
    const { text } = this;
    const open = i;
    for (;;) {
      const char = text.charCodeAt(i);
      if (char === quote) {
        if (text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) return i + 3;
        i++;
      } else if (char === Char.Backslash) i += 2;
      else if (char !== char) break;
      else i++;
    }
    this.report('String was never closed', open - 3, text.length);
    this.endsInString = true;
    return text.length;
  }

  private openFString(start: number, open: number, quote: number, isTriple: boolean, isRaw: boolean): void {
    this.noteOpening(start);
    const before = { tokens: this.count, comments: this.comments.length, problems: this.problems.length };
    this.push(Token.FStringStart, start, open);
    const depth = this.brackets.length;
    const outer = this.fstring;
    this.fstring = {
      start,
      before,
      quote,
      isTriple,
      isRaw,
      depth,
      outer,
      inLiteral: true,
      openFields: 0,
      hasLines: false,
    };
  }

  private closeFString(fstring: OpenFString): void {
    this.brackets.length = fstring.depth;
    this.fstring = fstring.outer;
  }

  /** Reads literal text of an f-string and the quote or brace behind it. */
  private readLiteral(start: number, fstring: OpenFString): number {
    const i = this.skipLiteral(start, fstring);
    if (i > start) this.push(Token.FStringMiddle, start, i);
    const char = this.text.charCodeAt(i);
    if (char === Char.OpenBrace) {
      this.push(Token.LeftBrace, i, i + 1);
      this.brackets.push(fieldBrace);
      fstring.openFields++;
      fstring.inLiteral = false;
      return i + 1;
    }
    const brace = fstring.openFields > 0 ? this.skipBlank(i) : i;
    if (this.text.charCodeAt(brace) === Char.CloseBrace) {
      this.push(Token.RightBrace, brace, brace + 1);
      this.brackets.pop();
      fstring.openFields--;
      return brace + 1;
    }
    return this.endFString(i, fstring);
  }

  /**
   * The first character at `i` or behind it that is no white space. Python 3.12.1 to 3.13.3 allow a line to end between a
   * format specification and its brace, in single quotes too (https://github.com/python/cpython/issues/129958).
   */
  private skipBlank(i: number): number {
    let end = i;
    for (;;) {
      const char = this.text.charCodeAt(end);
      if (char >= 128 || (classes[char] !== CharClass.Space && classes[char] !== CharClass.NewLine)) return end;
      end++;
    }
  }

  /** Ends an f-string, at its quote or where its text breaks off. */
  private endFString(i: number, fstring: OpenFString): number {
    const isQuote = this.text.charCodeAt(i) === fstring.quote;
    // Lines end in fields only: here one was not closed, and has swallowed lines that are not its own.
    if (fstring.hasLines && !(isQuote && fstring.openFields === 0) && this.suspiciousUntil <= i) {
      return this.restartFString(fstring, i + 1);
    }
    this.closeFString(fstring);
    if (isQuote) {
      const end = i + (fstring.isTriple ? 3 : 1);
      this.push(Token.FStringEnd, i, end);
      return end;
    }
    this.push(Token.FStringEnd, i, i);
    this.report('String was never closed', fstring.start, i);
    return i;
  }

  /** Finds the end of literal text: the closing quote, a brace that opens or closes a field, or where it breaks off. */
  private skipLiteral(i: number, fstring: OpenFString): number {
    const { text } = this;
    const { quote, isTriple, isRaw } = fstring;
    const isFormat = fstring.openFields > 0;
    for (;;) {
      const char = text.charCodeAt(i);
      if (char === quote) {
        if (!isTriple || (text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote)) return i;
        i++;
      } else if (char === Char.Backslash) i = this.skipEscape(i, isRaw);
      else if (char === Char.OpenBrace) {
        if (isFormat || text.charCodeAt(i + 1) !== Char.OpenBrace) return i;
        i += 2;
      } else if (char === Char.CloseBrace) {
        if (isFormat) return i;
        i++;
      } else if ((char === Char.LineFeed || char === Char.CarriageReturn) && !isTriple) return i;
      else if (char !== char) return text.length;
      else i++;
    }
  }

  private skipEscape(i: number, isRaw: boolean): number {
    const { text } = this;
    const next = text.charCodeAt(i + 1);
    // A brace behind a backslash is still the brace of a field, except in the name of a character.
    if (next === Char.CloseBrace || next === Char.OpenBrace) return i + 1;
    if (!isRaw && next === Char.CapitalN && text.charCodeAt(i + 2) === Char.OpenBrace) {
      for (let end = i + 3; end < i + 100; end++) {
        const char = text.charCodeAt(end);
        if (char === Char.CloseBrace) return end + 1;
        if (char !== Char.Space && char !== Char.Minus && continuesName[char] !== 1) break;
      }
    }
    return next === Char.CarriageReturn ? this.skipNewLine(i + 1) : i + 2;
  }
}

function closes(closing: number, opening: number): boolean {
  return opening === closing - 1 || (opening === fieldBrace && closing === Token.RightBrace);
}
