import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DiagnosticConverter } from '../diagnostics/to-diagnostic.js';
import { toPath, type DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import type { Runtime } from '../runtime.js';
import type { BackgroundWorker } from '../background-worker.js';
import type { CheckMessage } from './check-messages.js';
import type { FolderEngines } from './folder-engines.js';

interface WorkspaceCheckOptions {
  readonly connection: Connection;
  readonly documents: DocumentStore;
  readonly settings: SettingsStore;
  readonly linter: DocumentLinter;
  readonly converter: DiagnosticConverter;
  readonly engines: FolderEngines;
  readonly runtime: Runtime;
  readonly isTrusted: boolean;
  /** A folder in which what is known of files is kept from one run to the next. */
  readonly cache: string | undefined;
}

/** What a check of the workspace came to. */
export interface WorkspaceCheckResult {
  readonly files: number;
  readonly problems: number;
  readonly isCancelled: boolean;
}

/** Files that changed on disk at once, above which what was found in them is dropped and not looked for again. */
const maximumLookedAtAgain = 50;

/**
 * Checks all files of the workspace, in a worker, and publishes what is found. It stays until it is cleared or checked
 * again; files that are opened, changed or deleted afterwards are kept up to date.
 */
export class WorkspaceCheck {
  readonly #options: WorkspaceCheckOptions;
  /** Files with findings, by URI, whether they are open at the moment or not. */
  readonly #uris = new Set<string>();
  #running: Promise<WorkspaceCheckResult> | undefined;
  #worker: BackgroundWorker<CheckMessage> | undefined;

  constructor(options: WorkspaceCheckOptions) {
    this.#options = options;
    const { documents } = options;
    documents.onDidChange(({ uri }) => {
      // From now on the findings of the open document are shown.
      if (this.#uris.has(uri)) this.#publish(uri, []);
    });
    documents.onDidClose(({ uri }) => {
      if (this.#uris.has(uri)) this.#lookAgain(uri);
    });
  }

  /** Checks the workspace; a check that is under way is joined. Rejects when the worker ends before it is done. */
  run(token: CancellationToken): Promise<WorkspaceCheckResult> {
    this.#running ??= this.#check(token).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Takes back what was found. */
  clear(): void {
    for (const uri of this.#uris) this.#publish(uri, []);
    this.#uris.clear();
  }

  /** Files changed on disk. */
  invalidate(paths: readonly string[]): void {
    const uris = paths.map((path) => URI.file(path).toString()).filter((uri) => this.#uris.has(uri));
    for (const uri of uris) {
      if (uris.length <= maximumLookedAtAgain) this.#lookAgain(uri);
      else this.#forget(uri);
    }
  }

  dispose(): void {
    this.#worker?.stop();
  }

  async #check(token: CancellationToken): Promise<WorkspaceCheckResult> {
    const { connection } = this.#options;
    this.clear();
    const start = performance.now();
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin('Async Pitfalls: checking the workspace', 0, '', true);
    const stop = (): void => this.#worker?.stop();
    const listeners = [token.onCancellationRequested(stop), progress.token.onCancellationRequested(stop)];
    try {
      const result = await this.#work(
        progress,
        () => token.isCancellationRequested || progress.token.isCancellationRequested,
      );
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const verb = result.isCancelled ? 'Cancelled the check of the workspace after' : 'Checked the workspace:';
      connection.console.info(`${verb} ${result.files} files in ${seconds} s, ${result.problems} problems.`);
      return result;
    } catch (error) {
      const text = `The workspace could not be checked: ${error instanceof Error ? error.message : String(error)}`;
      connection.console.error(text);
      throw new ResponseError(LSPErrorCodes.RequestFailed, text);
    } finally {
      for (const listener of listeners) listener.dispose();
      progress.done();
    }
  }

  async #work(progress: WorkDoneProgressReporter, isCancelled: () => boolean): Promise<WorkspaceCheckResult> {
    const { runtime, isTrusted, cache } = this.#options;
    const folders = await this.#getFolders();
    if (!runtime.startCheckWorker || folders.length === 0 || isCancelled())
      return { files: 0, problems: 0, isCancelled: isCancelled() };
    const openTexts = new Map(
      this.#options.documents.all().flatMap(({ path, text, notebook }) => (notebook ? [] : [[path, text.getText()]])),
    );
    const worker = runtime.startCheckWorker({ folders, openTexts, isTrusted, cache });
    this.#worker = worker;
    let files = 0;
    let problems = 0;
    worker.onMessage((message) => {
      if (message.kind === 'progress') {
        files = message.done;
        progress.report(Math.floor((message.done / message.total) * 100), `${message.done} of ${message.total} files`);
      } else if (message.kind === 'file') {
        problems += message.findings.length;
        this.#show(message);
      } else if (message.kind === 'log') this.#options.connection.console.info(message.text);
      else ({ files } = message);
    });
    return new Promise((resolve, reject) => {
      worker.onEnd((error) => {
        this.#worker = undefined;
        if (error && !isCancelled()) reject(error);
        else resolve({ files, problems, isCancelled: error !== undefined });
      });
    });
  }

  /** The folders that are to be checked, each with the settings that the user has for it. */
  async #getFolders(): Promise<{ path: string; rules: Awaited<ReturnType<SettingsStore['getSettings']>>['rules'] }[]> {
    const { engines, settings } = this.#options;
    const folders = await Promise.all(
      engines.folders.map(async (path) => ({ path, settings: await settings.getSettings(URI.file(path).toString()) })),
    );
    return folders.flatMap(({ path, settings: { enable, rules } }) => (enable ? [{ path, rules }] : []));
  }

  #show({ path, text, findings }: Extract<CheckMessage, { kind: 'file' }>): void {
    const uri = URI.file(path).toString();
    const document = { path, text: TextDocument.create(uri, '', 0, text) };
    this.#uris.add(uri);
    if (!this.#options.documents.find(uri))
      this.#publish(uri, this.#options.converter.toDiagnostics({ document, findings }));
  }

  /** Brings the findings of a file that is not open up to date. */
  #lookAgain(uri: string): void {
    const { linter, converter, documents, connection } = this.#options;
    linter
      .lintFile(uri, toPath(uri))
      .then((linted) => {
        if (documents.find(uri) || !this.#uris.has(uri)) return;
        if (linted) this.#publish(uri, converter.toDiagnostics(linted));
        else this.#forget(uri);
      })
      .catch((error: unknown) => connection.console.error(`${uri} could not be checked again: ${String(error)}`));
  }

  #forget(uri: string): void {
    this.#uris.delete(uri);
    this.#publish(uri, []);
  }

  #publish(uri: string, diagnostics: Diagnostic[]): void {
    void this.#options.connection.sendDiagnostics({ uri, diagnostics });
  }
}
