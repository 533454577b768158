import type { Connection } from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import { Dependents } from './dependents.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/**
 * After a change in one file, looks whether the findings of the *other* open documents changed too, and only then asks
 * the client to fetch them. So a client never has to poll, and typing never waits for other files.
 */
export class DependentsRefresher {
  readonly dependents: Dependents;
  readonly #connection: Connection;
  readonly #documents: DocumentStore;
  readonly #reports: DiagnosticReports;
  readonly #canRefresh: boolean;

  constructor(connection: Connection, documents: DocumentStore, reports: DiagnosticReports, canRefresh: boolean) {
    this.#connection = connection;
    this.#documents = documents;
    this.#reports = reports;
    this.#canRefresh = canRefresh;
    this.dependents = new Dependents(
      (changed, isInterrupted) => this.#look(changed, isInterrupted),
      (error) => connection.console.error(`Refresh: ${String(error)}`),
    );
    documents.onDidChange(({ uri }) => this.dependents.lookAgain(uri));
    documents.onDidClose(({ uri }) => this.dependents.lookAgain(uri));
  }

  /** Asks the client to fetch the diagnostics of all open documents again. */
  refresh(): void {
    if (!this.#canRefresh) return;
    this.#connection.languages.diagnostics.refresh().catch((error: unknown) => {
      this.#connection.console.warn(`The client did not refresh: ${String(error)}`);
    });
  }

  async #look(changed: string | undefined, isInterrupted: () => boolean): Promise<void> {
    for (const { uri } of this.#documents.all()) {
      if (uri === changed) continue;
      const reported = this.#reports.findReportedId(uri);
      if (reported === undefined) continue;
      const report = await this.#reports.find(uri, isInterrupted);
      if (isInterrupted()) return;
      if (report && report.resultId !== reported) {
        this.refresh();
        return;
      }
    }
  }
}
