/** Strings that outlive the text they come from. */
const interned = new Map<string, string>();
/** Those met lately: a small table is faster to look into than one of all names of a project. */
let recent = new Map<string, string>();
const maxRecent = 1500;
/** V8 copies shorter substrings instead of pointing into the text. */
const minSliceLength = 13;

/**
 * The same string, but one object for all equal ones and independent of the text it was cut out of: V8 keeps the whole
 * text of a file alive as long as a slice of it is.
 */
export function intern(value: string): string {
  const near = recent.get(value);
  if (near !== undefined) return near;
  let known = interned.get(value);
  if (known === undefined) {
    known = detach(value);
    interned.set(known, known);
  }
  if (recent.size >= maxRecent) recent = new Map();
  recent.set(known, known);
  return known;
}

/** A copy that does not keep the text alive from which the string was cut. */
function detach(value: string): string {
  if (value.length < minSliceLength) return value;
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === 'string' ? copy : value;
}

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
