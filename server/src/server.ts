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
import { isRecord } from './configuration/settings.js';
import { DiagnosticReports } from './diagnostics/diagnostic-reports.js';
import { answerPulls } from './diagnostics/pull.js';
import { DiagnosticPublisher } from './diagnostics/push.js';
import { DependentsRefresher } from './diagnostics/refresh.js';
import { DiagnosticConverter, source } from './diagnostics/to-diagnostic.js';
import { DocumentStore } from './documents/document-store.js';
import { documentSelector } from './documents/languages.js';
import { isOnDisk, toPath } from './documents/paths.js';
import { answerHovers } from './hover/hover.js';
import { noParser } from './linting/document-linter.js';
import { followFirstLooks } from './linting/first-look.js';
import { createLinting } from './linting/linting.js';
import { eslintLanguagesMethod, indexingMethod, rulesMethod, type EslintLanguages, type Indexing } from './protocol.js';
import type { RuleInfo, Runtime } from './runtime.js';
import { answerDebugInformation } from './status/debug-information.js';
import { ReadingStatus } from './status/reading-status.js';
import { sendStatus } from './status/status.js';
import { ClientFiles } from './workspace/client-files.js';
import { ClientFolders } from './workspace/client-folders.js';
import { ProjectIndexer } from './workspace/project-indexer.js';
import { WorkspaceCheck } from './workspace/workspace-check.js';

/** Files whose change on disk may change what is found in others. VS Code knows no braces inside of braces. */
const watchedFiles = [
  '**/*.{py,pyi,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/{pyproject.toml,jsconfig.json,package.json}',
  '**/eslint.config.*',
  '**/tsconfig*.json',
];

const rulesRequest = new RequestType0<readonly RuleInfo[], void>(rulesMethod);
const indexingNotification = new NotificationType<Indexing>(indexingMethod);
const eslintLanguagesNotification = new NotificationType<EslintLanguages>(eslintLanguagesMethod);

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
      executeCommandProvider: { commands: getCommands(features) },
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
  platform: Runtime,
  documents: DocumentStore,
  features: ClientFeatures,
  params: InitializeParams,
): () => Promise<void> {
  const files = new ClientFiles(platform.files);
  const runtime: Runtime = { ...platform, files: files.toSource() };
  const options = isRecord(params.initializationOptions) ? params.initializationOptions : {};
  const isTrusted = options.trusted === true;
  const cache = typeof options.cache === 'string' ? options.cache : undefined;
  const reading = new ReadingStatus((indexing) => {
    if (options.status === true) void connection.sendNotification(indexingNotification, indexing);
  });
  const indexer = new ProjectIndexer({
    connection,
    runtime,
    documents,
    isComplete: (folder) => clientFolders.isComplete(folder),
    onRead: () => {
      linter.invalidateAll();
      lookNow();
    },
    onProgress: (indexing) => reading.setIndexing(indexing),
  });
  const linting = createLinting({
    connection,
    runtime,
    documents,
    features,
    folders: params.workspaceFolders?.map(({ uri }) => toPath(uri)) ?? [],
    initialSettings: options.settings,
    isTrusted,
    cache,
    indexer,
  });
  const { settings, engines, linter } = linting;
  const converter = new DiagnosticConverter(documents, runtime, features.relatedInformation);
  const reports = new DiagnosticReports(documents, linter, converter);
  new CodeActions(documents, linter, features).listen(connection);
  answerHovers(connection, documents, runtime);
  answerProblemReports(connection, reports, runtime);
  answerDebugInformation(connection, { documents, linter, engines, runtime, isTrusted });
  connection.onRequest(rulesRequest, () => runtime.rules);
  if (options.status === true) sendStatus(connection, linter, engines);

  const refresher = features.pullDiagnostics
    ? new DependentsRefresher(connection, documents, reports, features.refreshDiagnostics)
    : undefined;
  const publisher = features.pullDiagnostics
    ? undefined
    : new DiagnosticPublisher(connection, documents, settings, reports);
  if (features.pullDiagnostics) answerPulls(connection, documents, linter, reports, features.refreshDiagnostics);

  const check = new WorkspaceCheck({
    connection,
    documents,
    settings,
    linter,
    converter,
    engines,
    runtime,
    files,
    isComplete: (folder) => clientFolders.isComplete(folder),
    isTrusted,
    cache,
  });
  answerCommands(connection, check, runtime);

  const lookAgain = (): void => {
    linter.invalidateAll();
    refresher?.lookAgain();
    publisher?.publishAll();
  };
  const lookNow = (): void => {
    refresher?.lookNow();
    publisher?.publishAll();
  };
  followFirstLooks(linter, runtime, {
    start: () => reading.setLooking(true),
    end: () => {
      reading.setLooking(false);
      lookNow();
    },
    error: (error) => connection.console.error(`A document could not be looked at: ${String(error)}`),
  });
  const refreshAll = (): void => {
    linter.invalidateAll();
    refresher?.refresh();
    publisher?.publishAll();
  };
  connection.onNotification(eslintLanguagesNotification, ({ languages }) => {
    linting.fileSettings.setLanguagesOfEslint(languages);
    refreshAll();
  });
  const clientFolders = new ClientFolders({
    connection,
    files,
    isAnswered: options.files === true,
    onReading: (isReading) => reading.setFetching(isReading),
    onDidRead: (paths) => {
      linting.invalidate(paths.filter((path) => !documents.findByPath(path)));
      check.invalidate(paths);
      lookNow();
    },
  });
  const failToRead = (error: unknown): void => connection.console.error(`Files could not be read: ${String(error)}`);
  documents.onDidSave(({ path, text, notebook }) => {
    if (!isOnDisk(path) && !notebook) files.set(path, text.getText());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // What is open is known better from the editor.
    const changed = changes.map(({ uri }) => toPath(uri));
    clientFolders.readAgain(changed).catch(failToRead);
    const paths = changed.filter((path) => !documents.findByPath(path));
    if (paths.length === 0) return;
    linting.invalidate(paths);
    check.invalidate(paths);
    lookAgain();
  });
  connection.onShutdown(() => {
    refresher?.dispose();
    indexer.close();
    check.dispose();
    linting.close();
  });
  return async () => {
    clientFolders.read(engines.folders).catch(failToRead);
    if (!runtime.families.has('javascript')) connection.console.warn(noParser);
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = removed.map(({ uri }) => toPath(uri));
        const kept = engines.folders.filter((folder) => !gone.includes(folder));
        engines.setFolders([...kept, ...added.map(({ uri }) => toPath(uri))]);
        refreshAll();
        clientFolders.read(engines.folders).catch(failToRead);
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
