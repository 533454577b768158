import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Span } from '../../project/span.js';

/** A part of a file by lines and columns, as reports have it. */
export function toSourceLocation(
  { start, end }: Span,
  sourceCode: Pick<Readonly<TSESLint.SourceCode>, 'getLocFromIndex'>,
): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
