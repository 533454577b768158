import {
  applyEdits,
  maximumPasses,
  pickCompatible,
  type Finding,
  type SpanEdit,
} from 'eslint-plugin-async-pitfalls/engine';
import type { DocumentLinter, LintedDocument } from '../linting/document-linter.js';

/**
 * The edits that make every safe fix of a document, or those of one rule. Lints again after each pass, so that applying
 * the result a second time changes nothing.
 */
export function fixAll(linter: DocumentLinter, linted: LintedDocument, rule?: string): readonly SpanEdit[] {
  const { document, settings } = linted;
  const original = document.text.getText();
  const firstPass = pickFixes(linted.findings, rule);
  if (firstPass.length === 0) return [];
  let text = applyEdits(original, firstPass);
  let passes = 1;
  for (; passes < maximumPasses; passes++) {
    const fixes = pickFixes(linter.lintText(document, text, settings), rule);
    if (fixes.length === 0) break;
    text = applyEdits(text, fixes);
  }
  if (passes === 1) return firstPass;
  const difference = findDifference(original, text);
  return difference ? [difference] : [];
}

function pickFixes(findings: readonly Finding[], rule: string | undefined): SpanEdit[] {
  return pickCompatible(
    findings.flatMap((finding) => (finding.fix && (rule === undefined || finding.rule === rule) ? [finding.fix] : [])),
  );
}

/** One edit that turns `before` into `after`: what both share at their ends is left alone. Undefined when they are equal. */
export function findDifference(before: string, after: string): SpanEdit | undefined {
  if (before === after) return undefined;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
