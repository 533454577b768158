import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from './children.js';

interface Source {
  readonly text: string;
  readonly ast: TSESTree.Program;
}

/** Decorators of a class may stand before its range: `@tagged export class Task`. */
const mayBeginBeforeRange: ReadonlySet<string> = new Set([
  'ClassDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
]);

/**
 * Calls back for every node in whose text one of the names stands, the outer ones first, in the order of the text. Most of
 * a large file is never looked at.
 * @param names as they stand in the text, private ones with their `#`
 */
export function forEachNamed(
  { ast, text }: Source,
  names: readonly string[],
  callback: (node: TSESTree.Node) => void,
): void {
  const offsets = findOffsets(text, names);
  const visit = (node: TSESTree.Node): void => {
    if (!hasOneWithin(offsets, node)) return;
    callback(node);
    forEachChild(node, visit);
  };
  visit(ast);
}

/** Where the names begin, in order. */
function findOffsets(text: string, names: readonly string[]): Uint32Array {
  const offsets: number[] = [];
  for (const name of new Set(names)) {
    if (name === '') continue;
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) offsets.push(at);
  }
  return Uint32Array.from(offsets).sort();
}

function hasOneWithin(offsets: Uint32Array, { range: [start, end], type }: TSESTree.Node): boolean {
  if (mayBeginBeforeRange.has(type)) return offsets.length > 0;
  let low = 0;
  for (let high = offsets.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? Infinity) < end;
}
