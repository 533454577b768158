import { ProjectConfigs, type RuleFailure } from 'eslint-plugin-async-pitfalls/engine';
import {
  DidChangeWatchedFilesNotification,
  NotificationType,
  RequestType0,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { answerProblemReports } from './assistant/problem-report.js';
import { toClientFeatures, type ClientFeatures } from './client-features.js';
import { CodeActions, codeActionKinds } from './code-actions/code-actions.js';
import { answerCommands, getCommands } from './commands/commands.js';
import { ConfigProblemReporter } from './configuration/config-problems.js';
import { EslintRules } from './configuration/eslint-rules.js';
import { FileSettingsResolver } from './configuration/file-settings.js';
import { isRecord } from './configuration/settings.js';
import { SettingsStore } from './configuration/settings-store.js';
import { DiagnosticReports } from './diagnostics/diagnostic-reports.js';
import { answerPulls } from './diagnostics/pull.js';
import { DiagnosticPublisher } from './diagnostics/push.js';
import { DependentsRefresher } from './diagnostics/refresh.js';
import { DiagnosticConverter, source } from './diagnostics/to-diagnostic.js';
import { DocumentStore, toFileSource, toPath } from './documents/document-store.js';
import { documentSelector } from './documents/languages.js';
import { answerHovers } from './hover/hover.js';
import { DocumentLinter, noParser } from './linting/document-linter.js';
import type { RuleInfo, Runtime } from './runtime.js';
import { answerDebugInformation } from './status/debug-information.js';
import { sendStatus } from './status/status.js';
import { FolderEngines } from './workspace/folder-engines.js';
import { WorkspaceCheck } from './workspace/workspace-check.js';

/** Files whose change on disk may change what is found in others. VS Code knows no braces inside of braces. */
const watchedFiles = [
  '**/*.{py,pyi,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/{pyproject.toml,jsconfig.json,package.json}',
  '**/eslint.config.*',
  '**/tsconfig*.json',
];

/** Asks for what there is to tell of the rules. */
const rulesRequest = new RequestType0<readonly RuleInfo[], void>('asyncPitfalls/rules');

/** Tells the ids of languages whose problems the editor shows with the workspace's own ESLint, too. */
const eslintLanguagesNotification = new NotificationType<{ readonly languages: readonly string[] }>(
  'asyncPitfalls/eslintLanguages',
);

/** Starts the language server on a connection. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new DocumentStore(connection);
  connection.onInitialize((params) => {
    const features = toClientFeatures(params.capabilities);
    const ready = startFeatures(connection, runtime, documents, features, params);
    connection.onInitialized(() => {
      ready().catch((error: unknown) => connection.console.error(`The client refused: ${String(error)}`));
    });
    return getCapabilities(features, runtime);
  });
  connection.listen();
}

function getCapabilities(features: ClientFeatures, runtime: Runtime): InitializeResult {
  return {
    serverInfo: { name: source, version: runtime.version },
    capabilities: {
      notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: 'python' }] }], save: true },
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds, resolveProvider: features.codeActionResolve },
      executeCommandProvider: { commands: getCommands(features, runtime) },
      hoverProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(features.pullDiagnostics && {
        diagnosticProvider: {
          identifier: source,
          documentSelector,
          // Dependents are refreshed by the server when their findings have changed, so that a client need not poll.
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}

/** Wires the features; returns what is left to do when the client is ready for requests. */
function startFeatures(
  connection: Connection,
  runtime: Runtime,
  documents: DocumentStore,
  features: ClientFeatures,
  params: InitializeParams,
): () => Promise<void> {
  const { rules } = runtime;
  const options = isRecord(params.initializationOptions) ? params.initializationOptions : {};
  const isTrusted = options.trusted === true;
  const cache = typeof options.cache === 'string' ? options.cache : undefined;
  const settings = new SettingsStore(connection, features, new Set(rules.map(({ name }) => name)), options.settings);
  const files = toFileSource(documents, runtime.files);
  const problems = new ConfigProblemReporter(connection, files);
  const configs = new ProjectConfigs({ files, onProblems: (found) => problems.report(found) });
  const onError = createFailureLog(connection);
  const engines = new FolderEngines(
    (root) =>
      runtime.createEngine({
        files: configs.files,
        root,
        cache,
        allowWorkspaceTypeScript: isTrusted,
        log: (message) => connection.console.info(message),
        onError,
      }),
    params.workspaceFolders?.map(({ uri }) => toPath(uri)) ?? [],
  );
  const createReader = runtime.startEslintConfigReader;
  const eslint =
    isTrusted && createReader
      ? new EslintRules({
          files,
          createReader,
          onProblem: (file, problem) => problems.reportEslint(file, problem),
        })
      : undefined;
  const fileSettings = new FileSettingsResolver(settings, configs, eslint);
  const linter = new DocumentLinter({
    documents,
    settings: fileSettings,
    runtime,
    engines,
    log: connection.console,
  });
  const forget = (path: string): void => {
    configs.invalidate(path);
    engines.invalidate(path);
    linter.invalidateAll();
  };
  documents.onDidChange(({ path }) => forget(path));
  documents.onDidClose(({ path }) => forget(path));
  const converter = new DiagnosticConverter(documents, runtime, features.relatedInformation);
  const reports = new DiagnosticReports(documents, linter, converter);
  new CodeActions(documents, linter, features).listen(connection);
  answerHovers(connection, documents, runtime);
  answerProblemReports(connection, reports, runtime);
  answerDebugInformation(connection, { documents, linter, engines, runtime, isTrusted });
  connection.onRequest(rulesRequest, () => rules);
  if (options.status === true) sendStatus(connection, linter, engines);

  const refresher = features.pullDiagnostics
    ? new DependentsRefresher(connection, documents, reports, features.refreshDiagnostics)
    : undefined;
  const publisher = features.pullDiagnostics
    ? undefined
    : new DiagnosticPublisher(connection, documents, settings, reports);
  if (features.pullDiagnostics) answerPulls(connection, documents, linter, reports);

  const check = new WorkspaceCheck({
    connection,
    documents,
    settings,
    linter,
    converter,
    engines,
    runtime,
    isTrusted,
    cache,
  });
  answerCommands(connection, check, runtime);

  const refreshAll = (): void => {
    linter.invalidateAll();
    refresher?.refresh();
    publisher?.publishAll();
  };
  connection.onNotification(eslintLanguagesNotification, ({ languages }) => {
    fileSettings.setLanguagesOfEslint(languages);
    refreshAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // What is open is known better from the editor.
    const paths = changes.map(({ uri }) => toPath(uri)).filter((path) => !documents.findByPath(path));
    for (const path of paths) forget(path);
    if (paths.filter((path) => eslint?.invalidate(path)).length > 0) linter.invalidateAll();
    if (paths.length === 0) return;
    check.invalidate(paths);
    refresher?.lookAgain();
    publisher?.publishAll();
  });
  connection.onShutdown(() => {
    refresher?.dispose();
    check.dispose();
    eslint?.close();
    engines.close();
  });
  return async () => {
    if (!runtime.families.has('javascript')) connection.console.warn(noParser);
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = removed.map(({ uri }) => toPath(uri));
        const kept = engines.folders.filter((folder) => !gone.includes(folder));
        engines.setFolders([...kept, ...added.map(({ uri }) => toPath(uri))]);
        refreshAll();
      });
    }
    await settings.listen(refreshAll);
    if (features.fileWatching) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watchedFiles.map((globPattern) => ({ globPattern })),
      });
    }
  };
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
