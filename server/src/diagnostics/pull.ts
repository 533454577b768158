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
export function answerPulls({
  connection,
  documents,
  settings,
  linter,
  reports,
  canRefresh,
  refresh,
}: PullSources): void {
  /** The revision of each document when it was opened or saved last. */
  const saved = new Map<string, number>();
  /** Documents that are to be checked when they are saved. */
  const waiting = new Set<string>();
  documents.onDidOpen(({ uri, revision }) => saved.set(uri, revision));
  documents.onDidSave(({ uri, revision }) => {
    saved.set(uri, revision);
    // Not every client asks again when it has saved.
    if (waiting.delete(uri)) refresh();
  });
  documents.onDidClose(({ uri }) => {
    saved.delete(uri);
    waiting.delete(uri);
  });
  const isOnSave = async (uri: string): Promise<boolean> => {
    if (linter.isTooSlowToType(uri)) return true;
    // The cells of a notebook are run long before it is saved.
    if (reports.findReportedId(uri) === undefined || documents.find(uri)?.notebook) return false;
    return (await settings.getSettings(uri)).run === 'onSave';
  };
  const mustWait = async (uri: string): Promise<boolean> =>
    (await isOnSave(uri)) && documents.find(uri)?.revision !== saved.get(uri) && !linter.isUpToDate(uri);

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    if (await mustWait(uri)) {
      waiting.add(uri);
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
