import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Span } from '../../project/text/span.js';

/** A part of a file by lines and columns, as reports have it. */
export function toSourceLocation(
  { start, end }: Span,
  sourceCode: Pick<Readonly<TSESLint.SourceCode>, 'getLocFromIndex'>,
): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

/** Where the word is that a node begins with: `catch`, `return`. */
export function getLocationOfKeyword(
  { range: [start] }: TSESTree.Node,
  keyword: string,
  sourceCode: Pick<Readonly<TSESLint.SourceCode>, 'getLocFromIndex'>,
): TSESTree.SourceLocation {
  return toSourceLocation({ start, end: start + keyword.length }, sourceCode);
}
