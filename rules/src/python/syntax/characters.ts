import { keywords, Token } from './tokens.js';

// What the lexer looks up by the code of a character (UTF-16). Tables, because it asks for each character of each file.

/** Codes of characters; letters in lower case, but for the `N` of `\N{…}`. */
export const enum Char {
  Tab = 9,
  LineFeed = 10,
  FormFeed = 12,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  DoubleQuote = 34,
  Hash = 35,
  SingleQuote = 39,
  CloseParenthesis = 41,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Zero = 48,
  Nine = 57,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equal = 61,
  Greater = 62,
  CapitalN = 78,
  Backslash = 92,
  CloseBracket = 93,
  Underscore = 95,
  A = 97,
  B = 98,
  E = 101,
  F = 102,
  J = 106,
  O = 111,
  R = 114,
  T = 116,
  U = 117,
  X = 120,
  Z = 122,
  OpenBrace = 123,
  CloseBrace = 125,
  Tilde = 126,
  ByteOrderMark = 0xfeff,
}

/** The code of a letter of ASCII in lower case; what is no letter becomes none. */
export function toLower(char: number): number {
  return char | 32;
}

/** What a character can begin; 0 stands for nothing that Python knows. */
export const enum CharClass {
  Letter = 1,
  Digit,
  Space,
  NewLine,
  Quote,
  Hash,
  Backslash,
  Bracket,
  Operator,
  NonAscii,
}

/** What the characters of ASCII can begin. */
export const classes = new Uint8Array(128);
/** 1 for the ASCII characters that may continue a name. */
export const continuesName = new Uint8Array(128);
/** The token of brackets and of operators that are one character and never longer. */
export const singleTokens = new Uint8Array(128);

for (let i = 0; i < 26; i++) classes[Char.A + i] = classes[Char.A - 32 + i] = CharClass.Letter;
classes[Char.Underscore] = CharClass.Letter;
for (let i = Char.Zero; i <= Char.Nine; i++) classes[i] = CharClass.Digit;
for (let i = 0; i < 128; i++)
  continuesName[i] = classes[i] === CharClass.Letter || classes[i] === CharClass.Digit ? 1 : 0;
for (const char of [Char.Space, Char.Tab, Char.FormFeed]) classes[char] = CharClass.Space;
for (const char of [Char.LineFeed, Char.CarriageReturn]) classes[char] = CharClass.NewLine;
for (const char of [Char.DoubleQuote, Char.SingleQuote]) classes[char] = CharClass.Quote;
classes[Char.Hash] = CharClass.Hash;
classes[Char.Backslash] = CharClass.Backslash;
for (const char of ':.=!+-*/%@&|^<>,;~') classes[char.charCodeAt(0)] = CharClass.Operator;
for (const [char, token] of [
  ['(', Token.LeftParenthesis],
  [')', Token.RightParenthesis],
  ['[', Token.LeftBracket],
  [']', Token.RightBracket],
  ['{', Token.LeftBrace],
  ['}', Token.RightBrace],
] as const) {
  classes[char.charCodeAt(0)] = CharClass.Bracket;
  singleTokens[char.charCodeAt(0)] = token;
}
singleTokens[Char.Comma] = Token.Comma;
singleTokens[Char.Semicolon] = Token.Semicolon;
singleTokens[Char.Tilde] = Token.Tilde;

/** Tokens of one-character operators that `=` may follow to make an augmented assignment. */
export const plainOperators = new Uint8Array(128);
/** Tokens of doubled operators (`**`, `<<`), by their character. */
export const doubledOperators = new Uint8Array(128);
for (const [char, plain, doubled] of [
  ['+', Token.Plus, 0],
  ['-', Token.Minus, 0],
  ['*', Token.Star, Token.DoubleStar],
  ['/', Token.Slash, Token.DoubleSlash],
  ['%', Token.Percent, 0],
  ['@', Token.At, 0],
  ['&', Token.Ampersand, 0],
  ['|', Token.VerticalBar, 0],
  ['^', Token.Circumflex, 0],
  ['<', Token.Less, Token.LeftShift],
  ['>', Token.Greater, Token.RightShift],
] as const) {
  plainOperators[char.charCodeAt(0)] = plain;
  doubledOperators[char.charCodeAt(0)] = doubled;
}

/** Keywords by a hash without collisions of their first, second and last character and length. */
const keywordTokens = new Uint8Array(128);
const keywordTexts: string[] = [];
for (const [word, token] of keywords) {
  const slot = hashWord(word, 0, word.length);
  keywordTokens[slot] = token;
  keywordTexts[slot] = word;
}

function hashWord(text: string, start: number, length: number): number {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  const last = text.charCodeAt(start + length - 1);
  return (first * 2 + second * 6 + last * 4 + length) & 127;
}

/** The token of the keyword at `start` in a text, 0 for a word that is none. `length` is that of the word, two at least. */
export function findKeyword(text: string, start: number, length: number): number {
  const slot = hashWord(text, start, length);
  const kind = keywordTokens[slot] ?? 0;
  if (kind === 0) return 0;
  const word = keywordTexts[slot] ?? '';
  if (word.length !== length) return 0;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return 0;
  return kind;
}
