import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/** Answers `textDocument/diagnostic`. */
export function answerPulls(connection: Connection, documents: DocumentStore, reports: DiagnosticReports): void {
  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const report = await reports.find(uri, () => token.isCancellationRequested);
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
