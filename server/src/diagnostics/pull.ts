import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/** Answers `textDocument/diagnostic`. */
export function answerPulls(
  connection: Connection,
  documents: DocumentStore,
  linter: DocumentLinter,
  reports: DiagnosticReports,
  canRefresh: boolean,
): void {
  const saved = new Map<string, number>();
  documents.onDidSave(({ uri, revision }) => saved.set(uri, revision));
  documents.onDidClose(({ uri }) => saved.delete(uri));
  const mustWait = (uri: string): boolean =>
    linter.isTooSlowToType(uri) && documents.find(uri)?.revision !== saved.get(uri);

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    if (mustWait(uri) && !linter.isUpToDate(uri)) {
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
