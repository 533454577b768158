import type { Connection } from 'vscode-languageserver';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import { Dependents } from './dependents.js';
import type { DiagnosticReports } from './diagnostic-reports.js';

/**
 * Publishes diagnostics after each change, for clients that do not ask for them; of the *other* open documents once the
 * user has paused.
 */
export class DiagnosticPublisher {
  readonly dependents: Dependents;
  readonly #connection: Connection;
  readonly #documents: DocumentStore;
  readonly #reports: DiagnosticReports;
  readonly #published = new Map<string, string>();
  /** Documents of which nothing is told until they are saved. */
  readonly #unsaved = new Set<string>();

  constructor(connection: Connection, documents: DocumentStore, settings: SettingsStore, reports: DiagnosticReports) {
    this.#connection = connection;
    this.#documents = documents;
    this.#reports = reports;
    this.dependents = new Dependents(
      (changed, isInterrupted) => this.#publishOthers(changed, isInterrupted),
      (error) => connection.console.error(`Diagnostics: ${String(error)}`),
    );
    documents.onDidChange((document) => {
      void settings.getSettings(document.uri).then(({ run }) => {
        if (run === 'onType' || !this.#published.has(document.uri)) this.#publishChanged(document);
        else this.#unsaved.add(document.uri);
      });
    });
    documents.onDidSave((document) => this.#publishChanged(document));
    documents.onDidClose(({ uri }) => {
      this.#published.delete(uri);
      this.#unsaved.delete(uri);
      this.dependents.lookAgain(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  /** Brings every open document up to date. */
  publishAll(): void {
    for (const document of this.#documents.all()) void this.#publish(document);
  }

  #publishChanged(document: OpenDocument): void {
    this.#unsaved.delete(document.uri);
    void this.#publish(document);
    this.dependents.lookAgain(document.uri);
  }

  async #publishOthers(changed: string | undefined, isInterrupted: () => boolean): Promise<void> {
    for (const document of this.#documents.all()) {
      if (isInterrupted()) return;
      if (document.uri !== changed && !this.#unsaved.has(document.uri)) await this.#publish(document);
    }
  }

  async #publish({ uri, revision }: OpenDocument): Promise<void> {
    const isOutdated = (): boolean => this.#documents.find(uri)?.revision !== revision;
    try {
      const report = await this.#reports.find(uri, isOutdated, true);
      if (!report || isOutdated() || !this.#isNews(uri, report.resultId, report.version)) return;
      await this.#connection.sendDiagnostics({ uri, version: report.version, diagnostics: report.diagnostics });
    } catch (error) {
      this.#connection.console.error(`Diagnostics of ${uri}: ${String(error)}`);
    }
  }

  #isNews(uri: string, resultId: string, version: number): boolean {
    const key = `${resultId}@${version}`;
    if (this.#published.get(uri) === key) return false;
    this.#published.set(uri, key);
    return true;
  }
}
