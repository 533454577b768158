import type { Span } from '../../project/text/span.js';
import { Token, type TokenList } from './tokens.js';

/** So much of a line is looked at, in UTF-16 units: to count the indentation, and to tell code from prose. */
const maxIndentation = 1000;
const maxContent = 200;

/** What is hardly ever found in a string, unless the string has swallowed code. */
const swallowedCode =
  /^(?:(?:async\s+)?def\s+\w+\s*[([]|class\s+\w+\s*[([:]|@[\w.]+|import\s+\w|from\s+[\w.]+\s+import\s)/;

/** What looks like a statement. */
const statement = new RegExp(
  [
    swallowedCode.source,
    /^(?:return|raise|yield|await|assert|del|global|nonlocal|pass|break|continue)\b/.source,
    /^(?:async|if|for|while|with|try|else|elif|except|finally)\b.*:\s*(?:#.*)?$/.source,
    /^[\w.]+(?:\[.*\])?\s*(?::.*)?(?:[-+*/|&%]|\/\/|\*\*)?=[^=]/.source,
    /^(?:await\s+)?[\w.]+\(.*\)$/.source,
  ].join('|'),
);

/**
 * Finds the string in triple quotes that was never closed, in a text whose last such string runs to its end. The culprit
 * need not be the last: from a forgotten quote on, strings and code have changed places. It is the first string with code
 * in it, and ends before the first line that looks like a statement. Returns the range that the string should have.
 */
export function findForgottenQuotes(text: string, tokens: TokenList): Span | undefined {
  let unclosed: Span | undefined;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== Token.String) continue;
    const start = tokens.starts[i] ?? 0;
    const end = tokens.ends[i] ?? 0;
    if (!/^\w{0,2}(?:"""|''')/.test(text.slice(start, start + 5))) continue;
    const lines = toLines(text, start, end);
    if (lines.some(({ isOutside, content }) => isOutside && swallowedCode.test(content))) {
      return { start, end: findEnd(text, start, lines) };
    }
    if (end === text.length) unclosed = { start, end: findEnd(text, start, lines) };
  }
  return unclosed;
}

interface Line {
  /** Offset of the line's first character. */
  start: number;
  /** The line without its indentation. */
  content: string;
  /** Whether the line is indented no more than the line on which the string begins. */
  isWithin: boolean;
  /** Whether it is indented less, or not at all. */
  isOutside: boolean;
}

/** The lines of a string, but for the one on which it begins. */
function toLines(text: string, start: number, end: number): Line[] {
  const column = toColumn(text.slice(findLineStart(text, start), start));
  const lines: Line[] = [];
  for (const match of text.slice(start, end).matchAll(/(?:\r\n|\r|\n)([ \t]*)([^\r\n]*)/g)) {
    const [whole, indentation = '', content = ''] = match;
    const lineColumn = toColumn(indentation);
    lines.push({
      start: start + match.index + whole.length - content.length - indentation.length,
      content: content.slice(0, maxContent),
      isWithin: lineColumn <= column,
      isOutside: lineColumn < column || lineColumn === 0,
    });
  }
  return lines;
}

function findLineStart(text: string, offset: number): number {
  const first = Math.max(0, offset - maxIndentation);
  for (let start = offset; start > first; start--) {
    const before = text[start - 1];
    if (before === '\n' || before === '\r') return start;
  }
  return first;
}

function toColumn(line: string): number {
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
  return indentation.replaceAll('\t', '        ').length;
}

function findEnd(text: string, start: number, lines: readonly Line[]): number {
  const index = lines.findIndex(({ isWithin, content }) => isWithin && statement.test(content));
  const next = lines[index];
  // With no such line, the string ends where its own line does.
  if (next === undefined) return start + text.slice(start).search(/[\r\n]|$/);
  return next.start - (text.startsWith('\r\n', next.start - 2) ? 2 : 1);
}
