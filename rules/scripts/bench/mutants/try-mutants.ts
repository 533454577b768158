import { applyEdits } from '../../../src/engine/apply-fixes.js';
import type { Finding } from '../../../src/engine/engine.js';
import { LineTable } from '../../../src/project/text/line-table.js';
import type { Span } from '../../../src/project/text/span.js';
import type { SpanEdit } from '../../../src/project/text/text-edit.js';
import type { Mutant } from './mutant.js';

/** A mistake that was written into a file, and what came of it. */
export interface Outcome {
  readonly mutant: Mutant;
  readonly isFound: boolean;
  /** Whether a suggestion or fix of the finding gives the text back as it was. */
  readonly isRestored: boolean;
}

/** What lints a text under the path of the file that it was made of. */
export type Lint = (text: string) => readonly Finding[];

/**
 * Makes mistakes in a text, and looks for them. Those of one function are made one after the other, each in a text of its
 * own with one mistake of each other function. Where the rule finds something already, there is nothing to see.
 */
export function tryMutants(text: string, mutants: readonly Mutant[], lint: Lint): Outcome[] {
  const findings = lint(text);
  const outcomes: Outcome[] = [];
  let rest = mutants.filter((mutant) => filterFindings(mutant, findings, [], text).length === 0);
  while (rest.length > 0) {
    const scopes = new Set<number>();
    const made = rest.filter(({ scope }) => !scopes.has(scope.start) && scopes.add(scope.start));
    outcomes.push(...tryTogether(text, made, lint));
    rest = rest.filter((mutant) => !made.includes(mutant));
  }
  return outcomes;
}

function tryTogether(text: string, made: readonly Mutant[], lint: Lint): Outcome[] {
  const edits = made.flatMap((mutant) => mutant.edits);
  const footers = [...new Set(made.flatMap(({ footer }) => (footer === undefined ? [] : [`\n${footer}\n`])))];
  const mutated = applyEdits(text, edits) + footers.join('');
  const findings = lint(mutated);
  return made.map((mutant) => {
    const found = filterFindings(mutant, findings, edits, mutated);
    const others = edits.filter((edit) => !mutant.edits.includes(edit));
    const original = applyEdits(text, others);
    const isRestored = found.some((finding) => restores(finding, { mutated, original, footers }));
    return { mutant, isFound: found.length > 0, isRestored };
  });
}

/** The findings of the mutant's rule on a line of its place, in a text into which edits were made. */
function filterFindings(
  { place, rule }: Mutant,
  findings: readonly Finding[],
  edits: readonly SpanEdit[],
  text: string,
): Finding[] {
  const own = findings.filter((finding) => finding.rule === rule);
  if (own.length === 0) return [];
  const { start, end } = moveSpan(place, edits);
  const table = new LineTable(text);
  const [first, last] = [table.toPosition(start).line, table.toPosition(end).line];
  return own.filter(({ line }) => line >= first && line <= last);
}

function moveSpan({ start, end }: Span, edits: readonly SpanEdit[]): Span {
  return { start: moveOffset(start, edits), end: moveOffset(end, edits) };
}

function moveOffset(offset: number, edits: readonly SpanEdit[]): number {
  const before = edits.filter((edit) => edit.start < offset);
  return before.reduce((moved, edit) => moved + edit.text.length - (edit.end - edit.start), offset);
}

interface Restoring {
  readonly mutated: string;
  readonly original: string;
  /** A change may take away an import that nothing needs any more. */
  readonly footers: readonly string[];
}

function restores({ fix, suggestions }: Finding, { mutated, original, footers }: Restoring): boolean {
  const changes = [...suggestions.map(({ edits }) => edits), ...(fix ? [[fix]] : [])];
  const toCompared = (text: string) =>
    withoutBrackets(footers.reduce((rest, footer) => rest.replace(footer, ''), text)).trimEnd();
  return changes.some((edits) => toCompared(applyEdits(mutated, edits)) === toCompared(original));
}

/** The text without brackets around an `await` that may need none, `!(await f())`: these are a matter of style. */
function withoutBrackets(text: string): string {
  const edits: SpanEdit[] = [];
  for (const { index: start } of text.matchAll(/(?<!\w)\(await\b/gu)) {
    let depth = 0;
    let end = start;
    do {
      depth += { '(': 1, ')': -1 }[text[end] ?? ''] ?? 0;
      end++;
    } while (depth > 0 && end < text.length);
    if (/^[.[(!]|^\?\./u.test(text.slice(end, end + 2))) continue;
    edits.push({ start, end: start + 1, text: '' }, { start: end - 1, end, text: '' });
  }
  return applyEdits(text, edits);
}
