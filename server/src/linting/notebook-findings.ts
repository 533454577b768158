import type { Finding, TextEdit } from 'eslint-plugin-async-pitfalls/engine';

/**
 * The findings of a whole notebook that are in one cell, in offsets of that cell. Changes that reach into other cells are
 * left out: an editor applies those of a cell to that cell alone.
 * @param start where the cell starts in the whole text
 * @param length of the cell's text
 */
export function getFindingsInCell(findings: readonly Finding[], start: number, length: number): Finding[] {
  const isInside = (range: { readonly start: number; readonly end: number }): boolean =>
    range.start >= start && range.end <= start + length;
  const move = (edit: TextEdit): TextEdit => ({ ...edit, start: edit.start - start, end: edit.end - start });
  return findings.filter(isInside).map((finding) => ({
    ...finding,
    start: finding.start - start,
    end: finding.end - start,
    fix: finding.fix && isInside(finding.fix) ? move(finding.fix) : undefined,
    suggestions: finding.suggestions
      .filter(({ edits }) => edits.every(isInside))
      .map((suggestion) => ({ ...suggestion, edits: suggestion.edits.map(move) })),
  }));
}
