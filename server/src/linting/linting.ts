import {
  ProjectConfigs,
  type Engine,
  type EngineOptions,
  type Indexer,
  type RuleFailure,
} from 'eslint-plugin-async-pitfalls/engine';
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.js';
import { ConfigProblemReporter } from '../configuration/config-problems.js';
import { EslintRules } from '../configuration/eslint-rules.js';
import { FileSettingsResolver } from '../configuration/file-settings.js';
import { SettingsStore } from '../configuration/settings-store.js';
import { toFileSource, type DocumentStore } from '../documents/document-store.js';
import { isOnDisk } from '../documents/paths.js';
import type { Runtime } from '../runtime.js';
import { withoutClientFiles } from '../workspace/client-files.js';
import type { ClientFolders } from '../workspace/client-folders.js';
import { FolderEngines } from '../workspace/folder-engines.js';
import { DocumentLinter } from './document-linter.js';

interface LintingOptions {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly features: ClientFeatures;
  /** Absolute paths of the workspace's folders. */
  readonly folders: readonly string[];
  /** The settings that the client sent at first. */
  readonly initialSettings: unknown;
  /** Whether code of the workspace may be run. */
  readonly isTrusted: boolean;
  /** A folder in which what is known of files is kept from one run to the next. */
  readonly cache: string | undefined;
  /** Reads the texts of projects beside the answers. */
  readonly indexer: Indexer;
  readonly clientFolders: ClientFolders;
}

/** Everything that it takes to lint documents. */
export interface Linting {
  readonly settings: SettingsStore;
  readonly fileSettings: FileSettingsResolver;
  readonly engines: FolderEngines;
  readonly linter: DocumentLinter;
  /**
   * To be called when files were changed, created or deleted on disk. The texts of open ones are known from the editor.
   * @param isMoved whether a file was created or deleted
   * @returns whether that can change what is found
   */
  invalidate(paths: readonly string[], isMoved?: (path: string) => boolean): boolean;
  close(): void;
}

/** Puts together what lints documents: settings and configs of all kinds, engines, and what the open documents say. */
export function createLinting(options: LintingOptions): Linting {
  const { connection, runtime, documents, features, isTrusted, clientFolders } = options;
  const settings = new SettingsStore(connection, features, options.initialSettings);
  const files = toFileSource(documents, runtime.files);
  const problems = new ConfigProblemReporter(connection, files);
  const configs = new ProjectConfigs({ files, onProblems: (found) => problems.report(found) });
  const engines = createEngines(options, configs);
  const createReader = isTrusted ? runtime.startEslintConfigReader : undefined;
  const onProblem = problems.reportEslint.bind(problems);
  const eslint = createReader && new EslintRules({ files: withoutClientFiles(files), createReader, onProblem });
  const fileSettings = new FileSettingsResolver({
    settings,
    configs,
    eslint,
    readConfigs: (path) => clientFolders.readSettings(path, engines.findFolder(path)),
  });
  const linter = new DocumentLinter({ documents, settings: fileSettings, runtime, engines, log: connection.console });
  linter.onDidLint(() => runtime.tidyUp?.());
  const forget = (path: string): void => {
    configs.invalidate(path);
    engines.invalidate(path);
    linter.invalidateAll();
  };
  documents.onDidChange(({ path }) => forget(path));
  documents.onDidClose(({ path }) => forget(path));
  return {
    settings,
    fileSettings,
    engines,
    linter,
    invalidate(paths, isMoved = () => false) {
      const others = paths.filter((path) => isMoved(path) || !documents.findByPath(path));
      for (const path of others) forget(path);
      const haveRulesChanged = paths.filter((path) => eslint?.invalidate(path)).length > 0;
      if (haveRulesChanged) linter.invalidateAll();
      return others.length > 0 || haveRulesChanged;
    },
    close() {
      eslint?.close();
      engines.close();
    },
  };
}

/** The engines of the workspace's folders, which find configs in the state that is in force. */
function createEngines(
  { connection, runtime, isTrusted, cache, indexer, folders }: LintingOptions,
  { files }: ProjectConfigs,
): FolderEngines {
  const onError = createFailureLog(connection);
  const log: EngineOptions['log'] = (message, level) =>
    level === 'warning' ? connection.console.warn(message) : connection.console.info(message);
  const onDisk = { cache, allowWorkspaceTypeScript: isTrusted };
  const create = (root: string | undefined, pythonEnvironment: string | undefined): Engine =>
    runtime.createEngine({
      files,
      root,
      pythonEnvironment,
      // What is not on disk has no version by which a cache, or a process, could tell whether it has changed.
      ...(root !== undefined && !isOnDisk(root) ? { types: 'off' } : onDisk),
      indexer,
      log,
      onError,
    });
  return new FolderEngines(create, folders);
}

/** Logs rules that threw, each failure once: it would come again with each keystroke. */
function createFailureLog(connection: Connection): (failure: RuleFailure) => void {
  const logged = new Set<string>();
  return ({ path, rule, error }) => {
    const text = `${rule ?? 'The linter'} failed on ${path}: ${error.stack ?? error.message}`;
    if (logged.has(text)) return;
    logged.add(text);
    connection.console.error(text);
  };
}
