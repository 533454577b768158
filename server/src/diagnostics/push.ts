import type { Connection } from 'vscode-languageserver';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/** Publishes diagnostics after each change, for clients that do not ask for them. */
export class DiagnosticPublisher {
  readonly #connection: Connection;
  readonly #documents: DocumentStore;
  readonly #reports: DiagnosticReports;
  readonly #published = new Map<string, string>();

  constructor(connection: Connection, documents: DocumentStore, settings: SettingsStore, reports: DiagnosticReports) {
    this.#connection = connection;
    this.#documents = documents;
    this.#reports = reports;
    documents.onDidChange((document) => {
      void settings.getSettings(document.uri).then(({ run }) => {
        if (run === 'onType' || !this.#published.has(document.uri)) this.#publish(document);
      });
    });
    documents.onDidSave((document) => this.#publish(document));
    documents.onDidClose(({ uri }) => {
      this.#published.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  /** Brings every open document up to date. */
  publishAll(): void {
    for (const document of this.#documents.all()) this.#publish(document);
  }

  #publish({ uri, revision }: OpenDocument): void {
    const isOutdated = (): boolean => this.#documents.find(uri)?.revision !== revision;
    this.#reports
      .find(uri, isOutdated, true)
      .then((report) => {
        if (!report || isOutdated() || !this.#isNews(uri, report.resultId, report.version)) return;
        return this.#connection.sendDiagnostics({ uri, version: report.version, diagnostics: report.diagnostics });
      })
      .catch((error: unknown) => this.#connection.console.error(`Diagnostics of ${uri}: ${String(error)}`));
  }

  #isNews(uri: string, resultId: string, version: number): boolean {
    const key = `${resultId}@${version}`;
    if (this.#published.get(uri) === key) return false;
    this.#published.set(uri, key);
    return true;
  }
}
