import type * as ast from '../syntax/nodes.js';
import { toListComprehensions } from './list-comprehensions.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/** Makes a function asynchronous; nothing to do for one that is. */
export function makeAsync(node: ast.FunctionNode): TextEdit[] {
  return node.type === 'FunctionDef' ? [insertAt(node.start, 'async ')] : [];
}

/** `with` → `async with`. */
export function makeAsyncWith(node: ast.With): TextEdit {
  return insertAt(node.start, 'async ');
}

/** `async with` → `with` */
export function makePlainWith(node: ast.AsyncWith, text: string): TextEdit {
  return replaceRange({ start: node.start, end: text.indexOf('with', node.start) }, '');
}

/** `for` → `async for`, of a statement. */
export function makeAsyncFor(node: ast.For): TextEdit {
  return insertAt(node.start, 'async ');
}

/** `for` → `async for`, of one clause of a comprehension. Undefined where an asynchronous comprehension cannot stand. */
export function makeAsyncComprehension(clause: ast.Comprehension, text: string): TextEdit[] | undefined {
  const edits = toListComprehensions(clause, text);
  return edits && [...edits, insertAt(clause.start, 'async ')];
}
