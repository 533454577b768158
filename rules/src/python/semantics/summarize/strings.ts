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
  const width = text.startsWith(quote.repeat(3), at) ? 3 : 1;
  const close = quote.repeat(width);
  const contentStart = at + width;
  const contentEnd = end - width;
  if (contentEnd < contentStart || !text.startsWith(close, contentEnd)) return undefined;
  const content = text.slice(contentStart, contentEnd);
  return content.includes(close) && !content.includes('\\') ? undefined : content;
}

function isPrefixLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
