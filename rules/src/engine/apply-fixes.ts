import type { SpanEdit } from '../project/text/text-edit.js';
import type { Engine, Finding, LintRequest, LintResult } from './engine.js';

/** As many passes as ESLint makes: a fix can bring up the next, and those that overlap wait for their turn. */
export const maximumPasses = 10;

/**
 * Applies the safe fixes of a text, linting again after each pass.
 * @returns the fixed text and what is found in it
 */
export function lintAndFix(engine: Engine, request: LintRequest): { text: string; result: LintResult } {
  let { text } = request;
  let result = engine.lint(request);
  for (let pass = 0; pass < maximumPasses; pass++) {
    const fixed = applyFixes(text, result.findings);
    if (fixed === text) break;
    text = fixed;
    result = engine.lint({ ...request, text });
  }
  return { text, result };
}

/** The text with the fixes of the findings in it; of fixes that overlap the first in the text. */
function applyFixes(text: string, findings: readonly Finding[]): string {
  return applyEdits(
    text,
    findings.flatMap(({ fix }) => fix ?? []),
  );
}

/** The text with the edits in it that can be made together. */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const edit of pickCompatible(edits)) {
    parts.push(text.slice(end, edit.start), edit.text);
    end = edit.end;
  }
  return parts.join('') + text.slice(end);
}

/** Those edits, in the order of the text, that can be made together: of two that overlap or touch the first is kept. */
export function pickCompatible(edits: readonly SpanEdit[]): SpanEdit[] {
  const picked: SpanEdit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = picked.at(-1);
    if (!last || edit.start > last.end) picked.push(edit);
  }
  return picked;
}
