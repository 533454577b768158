import type { SpanEdit } from 'eslint-plugin-async-pitfalls/engine';

const maximumLength = 50;

/**
 * Says what an edit does, for the title of a code action. What both texts share at their ends is left out as far as whole
 * words allow.
 * @param before the text that is replaced
 * @param after the text put in its place
 */
export function describeEdit(before: string, after: string): string {
  const [removed, added] = trimShared(before, after);
  if (removed === '' && isShort(added)) return `Insert \`${added.trim()}\``;
  if (added === '' && isShort(removed)) return `Remove \`${removed.trim()}\``;
  if (isShort(before) && isShort(after)) return `Replace \`${before.trim()}\` with \`${after.trim()}\``;
  // An edit that changes the imports too reaches from the top of the file, or from their last other use, to the place that matters.
  const [lastBefore, lastAfter] = [getLastLine(before), getLastLine(after)];
  if (lastBefore !== before && lastBefore !== lastAfter) return describeEdit(lastBefore, lastAfter);
  if (isShort(removed) && isShort(added)) return `Replace \`${removed.trim()}\` with \`${added.trim()}\``;
  return 'Fix this problem';
}

/** Says the same of an edit of a text, with the whole names that it changes a part of: `time.sleep` instead of `time`. */
export function describeEditIn(text: string, { start, end, text: added }: SpanEdit): string {
  const [before = ''] = /(?:[A-Za-z_]\w*\.)*\w*$/u.exec(text.slice(Math.max(0, start - maximumLength), start)) ?? [];
  const [behind = ''] = /^\w*(?:\.\w+)*/u.exec(text.slice(end, end + maximumLength)) ?? [];
  return describeEdit(`${before}${text.slice(start, end)}${behind}`, `${before}${added}${behind}`);
}

function getLastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

function isShort(text: string): boolean {
  return text.trim() !== '' && text.length <= maximumLength && !/[\r\n`]/.test(text.trim());
}

function trimShared(before: string, after: string): [removed: string, added: string] {
  const isWordCut = (text: string, at: number): boolean => /\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at));
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  while (start > 0 && (isWordCut(before, start) || isWordCut(after, start))) start--;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (end > 0 && (isWordCut(before, before.length - end) || isWordCut(after, after.length - end))) end--;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}
