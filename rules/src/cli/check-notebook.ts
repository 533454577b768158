import type { Rule } from 'eslint';
import { applyEdits, applyFixes, maximumPasses } from '../engine/apply-fixes.js';
import type { Engine, Finding, LintRequest, TextEdit } from '../engine/engine.js';
import { getFindingsInCell } from '../engine/notebook-findings.js';
import type { RelatedLocation } from '../project/location.js';
import { NAMESPACE } from '../python/language/directives.js';
import { LineTable } from '../python/language/line-table.js';
import {
  readNotebook,
  replaceSource,
  toFileOffset,
  type NotebookFileCell,
  type NotebookProblem,
} from '../python/notebook/notebook-file.js';
import { NotebookText } from '../python/notebook/notebook-text.js';
import type { CheckedMessage, PlaceInFile } from './checked-file.js';

/** A notebook with what was found in it. */
export class LintedNotebook {
  /** Of the file. */
  readonly text: string;
  readonly #path: string;
  readonly #notebook: NotebookText<NotebookFileCell>;
  readonly #findings: readonly { readonly cell: NotebookFileCell; readonly findings: readonly Finding[] }[];

  private constructor(engine: Engine, request: LintRequest, cells: readonly NotebookFileCell[]) {
    this.text = request.text;
    this.#path = request.path;
    this.#notebook = new NotebookText(cells);
    const { findings } = engine.lint({ ...request, text: this.#notebook.text, notebook: true });
    this.#findings = this.#notebook.cells.map(({ text: cell, start }) => ({
      cell,
      findings: getFindingsInCell(findings, cell.source, start),
    }));
  }

  /** @param request its text is that of the file */
  static lint(engine: Engine, request: LintRequest): LintedNotebook | NotebookProblem {
    const notebook = readNotebook(request.text);
    return 'problem' in notebook ? notebook : new LintedNotebook(engine, request, notebook.cells);
  }

  /** The notebook after its safe fixes; those that reach over several cells are not made. */
  static fix(engine: Engine, request: LintRequest, found: LintedNotebook): LintedNotebook {
    let linted = found;
    for (let pass = 0; pass < maximumPasses; pass++) {
      const text = linted.#applyFixes();
      if (text === linted.text) break;
      const next = LintedNotebook.lint(engine, { ...request, text });
      if ('problem' in next) break;
      linted = next;
    }
    return linted;
  }

  /** What was found, in the order of the cells. */
  getMessages(): CheckedMessage[] {
    const found = this.#findings.filter(({ findings }) => findings.length > 0);
    if (found.length === 0) return [];
    const lines = new LineTable(this.text);
    return found.flatMap(({ cell, findings }) => {
      const cellLines = new LineTable(cell.source);
      return findings.map((finding) => ({
        ...this.#toMessage(finding, cell),
        ...getPlace(cellLines, finding.start, finding.end),
        inFile: getPlace(lines, this.#toOffset(cell, finding.start), this.#toOffset(cell, finding.end)),
      }));
    });
  }

  #applyFixes(): string {
    const edits = this.#findings.flatMap(({ cell, findings }) => {
      const source = applyFixes(cell.source, findings);
      return source === cell.source ? [] : [replaceSource(this.text, cell, source)];
    });
    return applyEdits(this.text, edits);
  }

  #toMessage(finding: Finding, cell: NotebookFileCell): Omit<CheckedMessage, 'line' | 'column'> {
    const { rule, messageId, severity, message, fix, suggestions, related } = finding;
    return {
      ruleId: rule === null ? null : `${NAMESPACE}/${rule}`,
      severity: severity === 'error' ? 2 : 1,
      message,
      ...(messageId !== undefined && { messageId }),
      ...(fix && { fix: this.#toFix([fix], cell) }),
      ...(suggestions.length > 0 && {
        suggestions: suggestions.map(({ title, messageId: id, edits }) => ({
          desc: title,
          ...(id !== undefined && { messageId: id }),
          fix: this.#toFix(edits, cell),
        })),
      }),
      cell: cell.number,
      related: related.map((location) => this.#toLocationInFile(location)),
    };
  }

  /** A change of the file, which those can make who know nothing of cells. */
  #toFix(edits: readonly TextEdit[], cell: NotebookFileCell): Rule.Fix {
    const { start, end, text } = replaceSource(this.text, cell, applyEdits(cell.source, edits));
    return { range: [start, end], text };
  }

  #toOffset(cell: NotebookFileCell, offset: number): number {
    return toFileOffset(this.text, cell, offset);
  }

  #toLocationInFile(location: RelatedLocation): RelatedLocation {
    if (location.path !== this.#path) return location;
    const found = this.#notebook.findCellAt(location.start);
    if (!found) return location;
    const { text: cell, start } = found;
    return {
      ...location,
      start: this.#toOffset(cell, location.start - start),
      end: this.#toOffset(cell, location.end - start),
    };
  }
}

function getPlace(lines: LineTable, start: number, end: number): PlaceInFile {
  const from = lines.toPosition(start);
  const to = lines.toPosition(end);
  return { line: from.line, column: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}
