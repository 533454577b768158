import type * as ast from '../syntax/nodes.js';
import { replaceRange, type TextEdit } from './text-edit.js';

/** Takes an argument of a call away, and the comma that separated it from the others. */
export function removeKeyword(call: ast.Call, keyword: ast.Keyword): TextEdit {
  const others = [...call.args, ...call.keywords].filter((one) => one !== keyword);
  const before = others.filter(({ end }) => end <= keyword.start).reduce((last, { end }) => Math.max(last, end), -1);
  if (before >= 0) return replaceRange({ start: before, end: keyword.end }, '');
  const after = others.reduce((first, { start }) => Math.min(first, start), Infinity);
  return replaceRange({ start: keyword.start, end: Number.isFinite(after) ? after : keyword.end }, '');
}
