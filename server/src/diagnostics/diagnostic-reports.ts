import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter, LintedDocument } from '../linting/document-linter.js';
import type { DiagnosticConverter } from './to-diagnostic.js';

/** The diagnostics of a document, with an id that stays the same as long as they do. */
export interface DiagnosticReport {
  readonly resultId: string;
  readonly diagnostics: Diagnostic[];
  /** The client's version of the document that they are for. */
  readonly version: number;
}

/** Diagnostics for pull and push alike, and what was last reported for each document. */
export class DiagnosticReports {
  readonly #linter: DocumentLinter;
  readonly #converter: DiagnosticConverter;
  readonly #last = new Map<string, { linted: LintedDocument; key: string; report: DiagnosticReport }>();
  readonly #reported = new Map<string, string>();
  #resultId = 0;

  constructor(documents: DocumentStore, linter: DocumentLinter, converter: DiagnosticConverter) {
    this.#linter = linter;
    this.#converter = converter;
    documents.onDidClose(({ uri }) => {
      this.#last.delete(uri);
      this.#reported.delete(uri);
    });
  }

  /**
   * The document's diagnostics now; undefined when it is not open any more or the request was cancelled.
   * @param mayLookFirst see `DocumentLinter.lint`
   */
  async find(uri: string, isCancelled: () => boolean, mayLookFirst = false): Promise<DiagnosticReport | undefined> {
    const linted = await this.#linter.lint(uri, isCancelled, mayLookFirst);
    if (!linted) return undefined;
    const last = this.#last.get(uri);
    if (last?.linted === linted) return last.report;
    const diagnostics = this.#converter.toDiagnostics(linted);
    const key = JSON.stringify(diagnostics);
    const resultId = last?.key === key ? last.report.resultId : String(++this.#resultId);
    const report = { resultId, diagnostics, version: linted.document.text.version };
    this.#last.set(uri, { linted, key, report });
    return report;
  }

  /** Remembers what the client has been told. */
  markReported(uri: string, { resultId }: DiagnosticReport): void {
    this.#reported.set(uri, resultId);
  }

  /** The id of what the client was last told of a document. */
  findReportedId(uri: string): string | undefined {
    return this.#reported.get(uri);
  }
}
