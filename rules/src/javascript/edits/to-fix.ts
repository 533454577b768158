import type { TSESLint } from '@typescript-eslint/utils';
import type { TextEdit } from '../../project/text/text-edit.js';

/** The edits as ESLint wants them. */
export function toFix(edits: readonly TextEdit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range: [start, end], text }) => fixer.replaceTextRange([start, end], text));
}
