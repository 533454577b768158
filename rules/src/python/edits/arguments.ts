import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { findBrackets } from './brackets.js';
import { getLineStart, getNextLineStart } from './layout.js';
import { replaceRange, type TextEdit } from './text-edit.js';

/**
 * Takes an argument of a call away, and the comma that separated it from the others; from lines of its own with these.
 * Undefined where a comment would go with it.
 */
export function removeKeyword(
  call: ast.Call,
  keyword: ast.Keyword,
  { comments }: ast.Module,
  text: string,
): TextEdit | undefined {
  const range = findRemoved(call, keyword, text);
  const hasComment = comments.some(({ start, end }) => start < range.end && range.start < end);
  return hasComment ? undefined : replaceRange(range, '');
}

function findRemoved(call: ast.Call, keyword: ast.Keyword, text: string): Span {
  const others = [...call.args, ...call.keywords].filter((one) => one !== keyword);
  if (others.length === 0) return { start: text.indexOf('(', call.func.end) + 1, end: call.end - 1 };
  const lineStart = getLineStart(text, keyword.start);
  const lineEnd = getNextLineStart(text, keyword.end);
  const isAlone =
    text.slice(lineStart, keyword.start).trim() === '' && /^\s*,?\s*$/.test(text.slice(keyword.end, lineEnd));
  if (isAlone && call.end > lineEnd) return { start: lineStart, end: lineEnd };
  if (others.some(({ end }) => end <= keyword.start)) {
    return { start: text.lastIndexOf(',', keyword.start), end: keyword.end };
  }
  return { start: keyword.start, end: others.reduce((first, { start }) => Math.min(first, start), call.end) };
}

/** Takes an expression, and the comma beside it, out of a list of several. */
export function removeElement(element: ast.Expression, elements: readonly ast.Expression[]): TextEdit {
  const index = elements.indexOf(element);
  const next = elements[index + 1];
  if (next !== undefined) return replaceRange({ start: element.start, end: next.start }, '');
  const previous = elements[index - 1];
  return replaceRange({ start: previous?.end ?? element.start, end: element.end }, '');
}

/** Where the arguments of a call are written from one to another, with the brackets around these two. */
export function getRangeOfArguments(first: ast.Expression, last: ast.Expression | ast.Keyword, text: string): Span {
  const { start } = findBrackets(first, text) ?? first;
  const { end } = (last.type === 'keyword' ? undefined : findBrackets(last, text)) ?? last;
  return { start, end };
}
