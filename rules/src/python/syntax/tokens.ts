import type { SyntaxProblem } from './nodes.js';

/** Kinds of tokens, named after Python's `token` module in plain words. Keywords come last. */
export enum Token {
  EndOfFile,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  /** The prefix and opening quotes of an f-string or t-string. */
  FStringStart,
  /** Literal text inside an f-string or t-string. */
  FStringMiddle,
  FStringEnd,
  /** The colon between a replacement field and its format specification. */
  FormatColon,
  /** A character that Python does not know. */
  Unknown,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Colon,
  Comma,
  Semicolon,
  Dot,
  Ellipsis,
  Arrow,
  At,
  Equal,
  ColonEqual,
  Exclamation,
  Plus,
  Minus,
  Star,
  DoubleStar,
  Slash,
  DoubleSlash,
  Percent,
  VerticalBar,
  Ampersand,
  Circumflex,
  Tilde,
  LeftShift,
  RightShift,
  Less,
  Greater,
  LessEqual,
  GreaterEqual,
  EqualEqual,
  NotEqual,
  /** `+=` and its like. */
  AugmentedAssign,
  False = 64,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
}

/** The tokens of a text, as parallel arrays; positions are UTF-16 offsets. The last token is `EndOfFile`. */
export interface TokenList {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  /** Start and end of each comment, in turn. */
  readonly comments: readonly number[];
  readonly problems: SyntaxProblem[];
  /** Whether any name has characters beyond ASCII (they need normalizing, PEP 3131). */
  readonly hasUnicodeNames: boolean;
}

/** At most so many problems of a text are kept: more tell nobody anything. */
export const maxProblems = 200;

/** The hard keywords with their kinds. */
export const keywords: readonly (readonly [string, Token])[] = [
  ['False', Token.False],
  ['None', Token.None],
  ['True', Token.True],
  ['and', Token.And],
  ['as', Token.As],
  ['assert', Token.Assert],
  ['async', Token.Async],
  ['await', Token.Await],
  ['break', Token.Break],
  ['class', Token.Class],
  ['continue', Token.Continue],
  ['def', Token.Def],
  ['del', Token.Del],
  ['elif', Token.Elif],
  ['else', Token.Else],
  ['except', Token.Except],
  ['finally', Token.Finally],
  ['for', Token.For],
  ['from', Token.From],
  ['global', Token.Global],
  ['if', Token.If],
  ['import', Token.Import],
  ['in', Token.In],
  ['is', Token.Is],
  ['lambda', Token.Lambda],
  ['nonlocal', Token.Nonlocal],
  ['not', Token.Not],
  ['or', Token.Or],
  ['pass', Token.Pass],
  ['raise', Token.Raise],
  ['return', Token.Return],
  ['try', Token.Try],
  ['while', Token.While],
  ['with', Token.With],
  ['yield', Token.Yield],
];

/** A table over token kinds: 1 for those listed. */
export function createTokenSet(...tokens: Token[]): Uint8Array {
  const set = new Uint8Array(128);
  for (const token of tokens) set[token] = 1;
  return set;
}

/** Whether a token is a keyword. */
export function isKeyword(token: number): boolean {
  return token >= Token.False;
}
