import { getName } from '../../syntax/name-table.js';

/**
 * The characters between the quotes of one string literal, escapes as written. Undefined for bytes and for several
 * literals in a row.
 */
export function findStringContent(text: string, start: number, end: number): string | undefined {
  let at = start;
  while (at < end && isPrefixLetter(text.charCodeAt(at))) {
    if (text[at] === 'b' || text[at] === 'B') return undefined;
    at++;
  }
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const triple = quote === '"' ? '"""' : "'''";
  const close = text.startsWith(triple, at) ? triple : quote;
  const contentStart = at + close.length;
  const contentEnd = end - close.length;
  if (contentEnd < contentStart || !text.startsWith(close, contentEnd)) return undefined;
  const content = getName(text, contentStart, contentEnd);
  return content.includes(close) && !content.includes('\\') ? undefined : content;
}

function isPrefixLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
