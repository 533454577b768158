import { applyEdits, maximumPasses, type Finding, type SpanEdit } from 'eslint-plugin-async-pitfalls/engine';
import type { DocumentLinter, LintedDocument } from '../linting/document-linter.js';
import { findDifference, pickCompatible } from './text-changes.js';

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
