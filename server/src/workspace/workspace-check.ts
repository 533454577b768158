import { getBaseName, isInside } from 'eslint-plugin-async-pitfalls/engine';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSettingsResolver } from '../configuration/file-settings.js';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DiagnosticConverter } from '../diagnostics/to-diagnostic.js';
import type { DocumentStore } from '../documents/document-store.js';
import { findLanguageId } from '../documents/languages.js';
import { isOnDisk, toUri } from '../documents/paths.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import type { WorkspaceCheckResult } from '../protocol.js';
import type { Runtime } from '../runtime.js';
import type { Texts } from '../texts.js';
import { startTask, type BackgroundWorker } from '../background-worker.js';
import { checkFolders } from './check-files.js';
import type { CheckedFile, CheckedFolder, CheckMessage } from './check-messages.js';
import type { ClientFiles } from './client-files.js';
import type { FolderEngines } from './folder-engines.js';
import { findIgnored } from './git-ignored.js';
import type { KnownFiles } from './known-files.js';

interface WorkspaceCheckOptions {
  readonly connection: Connection;
  readonly documents: DocumentStore;
  readonly settings: SettingsStore;
  readonly fileSettings: FileSettingsResolver;
  readonly linter: DocumentLinter;
  readonly converter: DiagnosticConverter;
  readonly engines: FolderEngines;
  readonly runtime: Runtime;
  readonly texts: Texts;
  readonly files: ClientFiles;
  /** Takes in which files have findings, which are not read here. */
  readonly known: KnownFiles;
  /** Tells whether all files of a folder are known, as soon as they have been read. */
  readonly isComplete: (folder: string) => Promise<boolean>;
  readonly isTrusted: boolean;
  /** A folder in which what is known of files is kept from one run to the next. */
  readonly cache: string | undefined;
}

/** Files that changed on disk at once, above which what was found in them is dropped and not looked for again. */
const maximumLookedAtAgain = 50;
/** The names of the files that say which rules are on. */
const saysRules = /^(?:pyproject\.toml|eslint\.config\.[cm]?[jt]s)$/u;
/** For how long files are checked on the server's own thread without a pause, in milliseconds. */
const slice = 20;

/**
 * Checks all files of the workspace, in a worker where there is one, and publishes what is found. It stays until it is cleared or checked
 * again; files that are opened, changed or deleted afterwards are kept up to date.
 */
export class WorkspaceCheck {
  readonly #options: WorkspaceCheckOptions;
  /**
   * The paths of files with findings, whether they are open at the moment or not. Not their URIs: which characters of a path are
   * encoded in one differs from client to client.
   */
  readonly #paths = new Set<string>();
  /** Those of them whose findings are shown. Those of open documents are not ours to take back. */
  readonly #shown = new Set<string>();
  #running: Promise<WorkspaceCheckResult> | undefined;
  #worker: BackgroundWorker<CheckMessage> | undefined;
  #isDisposed = false;

  constructor(options: WorkspaceCheckOptions) {
    this.#options = options;
    const { documents } = options;
    documents.onDidChange(({ path }) => {
      // From now on the findings of the open document are shown.
      if (this.#paths.has(path)) this.#publish(path, []);
    });
    documents.onDidClose(({ path }) => {
      if (this.#paths.has(path)) this.#lookAgain(path);
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
    for (const path of this.#paths) this.#publish(path, []);
    this.#paths.clear();
  }

  /** Files changed on disk. */
  invalidate(paths: readonly string[]): void {
    if (paths.some((path) => saysRules.test(getBaseName(path)))) this.followSettings();
    const changed = paths.filter((path) => this.#paths.has(path));
    if (changed.length > maximumLookedAtAgain) {
      for (const path of changed) this.#forget(path);
      return;
    }
    const isMove = changed.some((path) => !this.#options.runtime.files.isFile(path));
    const targets = isMove ? this.#findTargets(paths) : [];
    for (const path of targets) this.#paths.add(path);
    for (const path of [...changed, ...targets]) this.#lookAgain(path);
  }

  /** The files that others may have been moved to: what was found moves with them. None where there are many. */
  #findTargets(paths: readonly string[]): readonly string[] {
    const targets = paths.filter((path) => findLanguageId(path) !== undefined && !this.#paths.has(path));
    return targets.length <= maximumLookedAtAgain ? targets : [];
  }

  /** Other settings are in force, or a config says something else: what is off now is taken back. */
  followSettings(): void {
    const paths = [...this.#paths];
    if (paths.length <= maximumLookedAtAgain) for (const path of paths) this.#lookAgain(path);
    else void this.#forgetWhatIsOff(paths);
  }

  /** Another `.gitignore` is in force: what was found in files that it leaves out is taken back. */
  followGitIgnore(): void {
    const { engines, runtime } = this.#options;
    for (const folder of engines.folders) {
      const inside = [...this.#paths].filter((path) => engines.findFolder(path) === folder);
      for (const path of findIgnored(inside, folder, runtime.files)) this.#forget(path);
    }
  }

  /** Takes back what was found in files that are in none of these folders of the workspace any more. */
  keep(folders: readonly string[]): void {
    for (const path of this.#paths) if (!folders.some((folder) => isInside(path, folder))) this.#forget(path);
  }

  /** Ends a check that is under way, as if it had been cancelled. */
  dispose(): void {
    this.#isDisposed = true;
    this.#worker?.stop();
  }

  async #check(token: CancellationToken): Promise<WorkspaceCheckResult> {
    const { connection, texts } = this.#options;
    this.clear();
    const start = performance.now();
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(texts.checkingWorkspace, 0, '', true);
    const stop = (): void => this.#worker?.stop();
    const listeners = [token.onCancellationRequested(stop), progress.token.onCancellationRequested(stop)];
    try {
      const result = await this.#work(
        progress,
        () => this.#isDisposed || token.isCancellationRequested || progress.token.isCancellationRequested,
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
    const folders = await this.#getFolders();
    const counts = { files: 0, problems: 0 };
    // Those that only the client can read are checked on this thread, which has their files.
    for (const group of [folders.filter(({ path }) => isOnDisk(path)), folders.filter(({ path }) => !isOnDisk(path))]) {
      if (isCancelled()) break;
      if (group.length > 0 && !(await this.#workOn(group, progress, isCancelled, counts)))
        return { ...counts, isCancelled: true };
    }
    return { ...counts, isCancelled: isCancelled() };
  }

  /** Resolves to whether all files were checked; rejects when they could not be. */
  #workOn(
    folders: readonly CheckedFolder[],
    progress: WorkDoneProgressReporter,
    isCancelled: () => boolean,
    counts: { files: number; problems: number },
  ): Promise<boolean> {
    const worker = this.#start(folders);
    this.#worker = worker;
    const before = counts.files;
    worker.onMessage((message) => {
      if (message.kind === 'progress') {
        const { done, total } = message;
        counts.files = before + done;
        progress.report(Math.floor((done / total) * 100), this.#options.texts.describeProgress(done, total));
      } else if (message.kind === 'file') {
        counts.files = before + message.done;
        counts.problems += message.findings.length;
        this.#show(message);
      } else if (message.kind === 'log') this.#options.connection.console.info(message.text);
      else counts.files = before + message.files;
    });
    return new Promise((resolve, reject) => {
      worker.onEnd((error) => {
        this.#worker = undefined;
        if (error && !isCancelled()) reject(error);
        else resolve(error === undefined);
      });
    });
  }

  #start(folders: readonly CheckedFolder[]): BackgroundWorker<CheckMessage> {
    const { runtime, files, documents, isComplete, isTrusted, cache } = this.#options;
    const request = { folders, openTexts: documents.getTexts(), isTrusted, cache };
    const isHere = folders.every(({ path }) => isOnDisk(path));
    if (isHere && runtime.startCheckWorker) return runtime.startCheckWorker(request);
    return startTask((send, isStopped) =>
      checkFolders(
        { ...request, cache: undefined },
        {
          files: runtime.files,
          findFiles: async (folder) => {
            if (await isComplete(folder)) return files.findSources(folder);
            throw new Error(`the files of ${toUri(folder)} are not known`);
          },
          types: 'off',
          slice,
          pause: () => runtime.handlePendingMessages(),
          isStopped,
          isMemoryShort: () => false,
        },
        send,
      ),
    );
  }

  /** The folders that are to be checked, each with the settings that the user has for it. */
  async #getFolders(): Promise<CheckedFolder[]> {
    const { engines, settings } = this.#options;
    const folders = await Promise.all(
      engines.folders.map(async (path) => ({ path, settings: await settings.getSettings(toUri(path)) })),
    );
    return folders.flatMap(({ path, settings: { enable, rules } }) =>
      enable ? [{ path, rules, pythonEnvironment: engines.findPythonEnvironment(path) }] : [],
    );
  }

  #show({ path, text, findings }: CheckedFile): void {
    const document = { path, text: TextDocument.create(toUri(path), '', 0, text) };
    this.#paths.add(path);
    this.#options.known.add(path);
    if (!this.#options.documents.findByPath(path))
      this.#publish(path, this.#options.converter.toDiagnostics({ document, findings }));
  }

  /** Brings the findings of a file that is not open up to date. */
  #lookAgain(path: string): void {
    const { linter, converter, documents, connection } = this.#options;
    linter
      .lintFile(toUri(path), path)
      .then((linted) => {
        if (documents.findByPath(path) || !this.#paths.has(path)) return;
        if (linted) this.#publish(path, converter.toDiagnostics(linted));
        else this.#forget(path);
      })
      .catch((error: unknown) => connection.console.error(`${path} could not be checked again: ${String(error)}`));
  }

  /** Too many files to look at each of them again. Never rejects. */
  async #forgetWhatIsOff(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const { offBecause } = await this.#options.fileSettings.resolve(toUri(path), path);
      if (offBecause !== undefined) this.#forget(path);
    }
  }

  #forget(path: string): void {
    this.#paths.delete(path);
    this.#publish(path, []);
  }

  #publish(path: string, diagnostics: Diagnostic[]): void {
    if (diagnostics.length > 0) this.#shown.add(path);
    else if (!this.#shown.delete(path)) return;
    void this.#options.connection.sendDiagnostics({ uri: toUri(path), diagnostics });
  }
}
