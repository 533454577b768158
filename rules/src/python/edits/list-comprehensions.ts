import type * as ast from '../syntax/nodes.js';
import { isComprehension, isFunction, isInFirstIterable } from '../syntax/predicates.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/**
 * Makes lists of the generator expressions around a node that would become asynchronous generators by an `await` or
 * `async for` there. Empty when there are none, undefined where neither may stand.
 */
export function toListComprehensions(node: ast.Expression | ast.Comprehension, text: string): TextEdit[] | undefined {
  let comprehension: ast.ComprehensionNode | undefined;
  let child: ast.Node = node;
  for (let parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    if (parent.type === 'Lambda' && child === parent.body) return undefined;
    if (isFunction(parent) || parent.type === 'ClassDef') break;
    if (!isComprehension(parent) || isInFirstIterable(node, parent)) continue;
    if (comprehension !== undefined) return undefined;
    comprehension = parent;
  }
  return toEdits(comprehension, text);
}

function toEdits(comprehension: ast.ComprehensionNode | undefined, text: string): TextEdit[] | undefined {
  if (comprehension?.type !== 'GeneratorExp') return [];
  const call = comprehension.parent;
  if (call?.type !== 'Call') return undefined;
  const isOnlyArgument = comprehension.end === call.end;
  const { start, end } = comprehension;
  if (text[start] !== '(' || text[end - 1] !== ')') return undefined;
  return isOnlyArgument
    ? [insertAt(start + 1, '['), insertAt(end - 1, ']')]
    : [replaceRange({ start, end: start + 1 }, '['), replaceRange({ start: end - 1, end }, ']')];
}
