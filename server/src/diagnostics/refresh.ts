import type { Connection } from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/** How long the user must have paused, in milliseconds, before other documents are looked at. */
const pause = 400;

/**
 * After a change in one file, looks whether the findings of the *other* open documents changed too, and only then asks
 * the client to fetch them. So a client never has to poll, and typing never waits for other files.
 */
export class DependentsRefresher {
  readonly #connection: Connection;
  readonly #documents: DocumentStore;
  readonly #reports: DiagnosticReports;
  readonly #canRefresh: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastChanged: string | undefined;

  constructor(connection: Connection, documents: DocumentStore, reports: DiagnosticReports, canRefresh: boolean) {
    this.#connection = connection;
    this.#documents = documents;
    this.#reports = reports;
    this.#canRefresh = canRefresh;
    documents.onDidChange(({ uri }) => {
      // A change of a second document leaves both to be looked at.
      this.#lastChanged = this.#timer && this.#lastChanged !== uri ? undefined : uri;
      this.#schedule();
    });
    documents.onDidClose(({ uri }) => this.lookAgain(uri));
  }

  /** A file that is not open changed on disk, or an open one was closed. */
  lookAgain(changed?: string): void {
    this.#lastChanged = changed;
    this.#schedule();
  }

  /** More is known than before. */
  lookNow(): void {
    this.#lastChanged = undefined;
    this.#schedule(0);
  }

  /** Asks the client to fetch the diagnostics of all open documents again. */
  refresh(): void {
    if (!this.#canRefresh) return;
    this.#connection.languages.diagnostics.refresh().catch((error: unknown) => {
      this.#connection.console.warn(`The client did not refresh: ${String(error)}`);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(delay = pause): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#look().catch((error: unknown) => this.#connection.console.error(`Refresh: ${String(error)}`));
    }, delay);
  }

  async #look(): Promise<void> {
    for (const { uri } of this.#documents.all()) {
      if (uri === this.#lastChanged) continue;
      const reported = this.#reports.findReportedId(uri);
      if (reported === undefined) continue;
      const report = await this.#reports.find(uri, () => this.#timer !== undefined);
      if (this.#timer !== undefined) return;
      if (report && report.resultId !== reported) {
        this.refresh();
        return;
      }
    }
  }
}
