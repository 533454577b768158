import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

interface PullSources {
  readonly connection: Connection;
  readonly documents: DocumentStore;
  readonly settings: SettingsStore;
  readonly linter: DocumentLinter;
  readonly reports: DiagnosticReports;
  readonly canRefresh: boolean;
  /** Asks the client to fetch the diagnostics of all open documents again. */
  readonly refresh: () => void;
}

/** Answers `textDocument/diagnostic`. */
export function answerPulls(sources: PullSources): void {
  const { connection, documents, reports, canRefresh } = sources;
  const saving = new Saving(sources);
  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    if (await saving.mustWait(uri)) {
      saving.wait(uri);
      const data: DiagnosticServerCancellationData = { retriggerRequest: false };
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document is checked when it is saved.', data);
    }
    const report = await reports.find(uri, () => token.isCancellationRequested, canRefresh);
    if (report) {
      reports.markReported(uri, report);
      return report.resultId === params.previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: report.resultId, items: report.diagnostics };
    }
    // An error keeps the squiggles that the client shows; an empty report would remove them.
    if (documents.find(uri)) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  });
}

/** Documents that are to be checked when they are saved. */
class Saving {
  readonly #sources: PullSources;
  /** The revision of each document when it was opened or saved last. */
  readonly #saved = new Map<string, number>();
  readonly #waiting = new Set<string>();

  constructor(sources: PullSources) {
    this.#sources = sources;
    const { documents, refresh } = sources;
    documents.onDidOpen(({ uri, revision }) => this.#saved.set(uri, revision));
    documents.onDidSave(({ uri, revision }) => {
      this.#saved.set(uri, revision);
      // Not every client asks again when it has saved.
      if (this.#waiting.delete(uri)) refresh();
    });
    documents.onDidClose(({ uri }) => {
      this.#saved.delete(uri);
      this.#waiting.delete(uri);
    });
  }

  /** Whether the document is not to be checked before it is saved. */
  async mustWait(uri: string): Promise<boolean> {
    const { documents, linter } = this.#sources;
    return (
      (await this.#isOnSave(uri)) && documents.find(uri)?.revision !== this.#saved.get(uri) && !linter.isUpToDate(uri)
    );
  }

  /** The client was told to wait: it is told when that is over. */
  wait(uri: string): void {
    this.#waiting.add(uri);
  }

  async #isOnSave(uri: string): Promise<boolean> {
    const { documents, settings, linter, reports } = this.#sources;
    if (linter.isTooSlowToType(uri)) return true;
    // The cells of a notebook are run long before it is saved.
    if (reports.findReportedId(uri) === undefined || documents.find(uri)?.notebook) return false;
    return (await settings.getSettings(uri)).run === 'onSave';
  }
}
