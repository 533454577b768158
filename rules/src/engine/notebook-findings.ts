import type { SpanEdit } from '../project/text/text-edit.js';
import { isEditable, isInCell } from '../python/notebook/notebook-text.js';
import type { Finding } from './engine.js';

/**
 * The findings of a whole notebook that are in one cell, in offsets of that cell. Changes that reach into other cells, or
 * before the magic of the cell, are left out: an editor applies those of a cell to that cell alone.
 * @param text of the cell
 * @param start where the cell starts in the whole text
 */
export function getFindingsInCell(findings: readonly Finding[], text: string, start: number): Finding[] {
  const isPossible = (edit: SpanEdit): boolean => isEditable(edit, text, start);
  const move = (edit: SpanEdit): SpanEdit => ({ ...edit, start: edit.start - start, end: edit.end - start });
  return findings
    .filter((finding) => isInCell(finding, text, start))
    .map((finding) => ({
      ...finding,
      start: finding.start - start,
      end: finding.end - start,
      fix:
        finding.fix && isPossible(finding.fix)
          ? { ...move(finding.fix), edits: finding.fix.edits.map(move) }
          : undefined,
      suggestions: finding.suggestions
        .filter(({ edits }) => edits.every(isPossible))
        .map((suggestion) => ({ ...suggestion, edits: suggestion.edits.map(move) })),
    }));
}
