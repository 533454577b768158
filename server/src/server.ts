import {
  ErrorCodes,
  NotificationType,
  RequestType0,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { answerProblemReports } from './assistant/problem-report.js';
import type { ClientFeatures } from './client-features.js';
import { CodeActions, codeActionKinds } from './code-actions/code-actions.js';
import { answerCommands, getCommands } from './commands/commands.js';
import { source } from './diagnostics/to-diagnostic.js';
import { DocumentStore } from './documents/document-store.js';
import { documentSelector } from './documents/languages.js';
import { answerHovers } from './hover/hover.js';
import { noParser } from './linting/document-linter.js';
import { followFirstLooks } from './linting/first-look.js';
import { toPath } from './documents/paths.js';
import {
  eslintLanguagesMethod,
  indexingMethod,
  pythonEnvironmentsMethod,
  rulesMethod,
  type EslintLanguages,
  type Indexing,
  type PythonEnvironments,
} from './protocol.js';
import type { RuleInfo, Runtime } from './runtime.js';
import { createServices, type Services } from './services.js';
import { answerDebugInformation } from './status/debug-information.js';
import { ReadingStatus } from './status/reading-status.js';
import { sendStatus } from './status/status.js';
import { followFiles, followFolders, watchFiles } from './workspace/follow-files.js';

const rulesRequest = new RequestType0<readonly RuleInfo[], void>(rulesMethod);
const indexingNotification = new NotificationType<Indexing>(indexingMethod);
const eslintLanguagesNotification = new NotificationType<EslintLanguages>(eslintLanguagesMethod);
const pythonEnvironmentsNotification = new NotificationType<PythonEnvironments>(pythonEnvironmentsMethod);

/** Starts the language server on a connection. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new DocumentStore(connection);
  let isInitialized = false;
  // https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#initialize
  const early = connection.onRequest(
    (method) => new ResponseError(ErrorCodes.ServerNotInitialized, `"${method}" came before "initialize".`),
  );
  connection.onInitialize((params) => {
    if (isInitialized) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    isInitialized = true;
    early.dispose();
    const services = createServices(connection, runtime, documents, params);
    answerRequests(services);
    followReading(services);
    followEslintLanguages(services);
    followPythonEnvironments(services);
    followFiles(services);
    connection.onInitialized(() => {
      followClient(services).catch((error: unknown) =>
        connection.console.error(`The client refused: ${String(error)}`),
      );
    });
    connection.onShutdown(() => close(services));
    return getCapabilities(services.features, runtime);
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
          // Dependents are refreshed by the server when their findings have changed: only who cannot refresh has to poll.
          interFileDependencies: !features.refreshDiagnostics,
          workspaceDiagnostics: false,
        },
      }),
    },
  };
}

/** Answers what the client asks for, but for diagnostics. */
function answerRequests({
  connection,
  runtime,
  documents,
  features,
  options,
  linting,
  reports,
  check,
}: Services): void {
  const { linter, engines } = linting;
  new CodeActions(documents, linter, features).listen(connection);
  answerHovers(connection, documents, runtime);
  answerCommands(connection, check, runtime);
  answerProblemReports(connection, reports, runtime);
  answerDebugInformation(connection, { documents, linter, engines, runtime, isTrusted: options.isTrusted });
  connection.onRequest(rulesRequest, () => runtime.rules);
  if (options.showsStatus) sendStatus(connection, { documents, linter, engines });
}

/** Looks at open documents again when more has been read of what they use, and tells the client until then. */
function followReading({ connection, runtime, options, clientFolders, indexer, linting, updates }: Services): void {
  const { linter } = linting;
  const reading = new ReadingStatus((indexing) => {
    if (options.showsStatus) void connection.sendNotification(indexingNotification, indexing);
  });
  clientFolders.onReading((isReading) => reading.setFetching(isReading));
  indexer.onProgress((indexing) => reading.setIndexing(indexing));
  indexer.onDidRead(() => {
    linter.invalidateAll();
    updates.lookNow();
  });
  followFirstLooks(linter, runtime, {
    start: () => reading.setLooking(true),
    end: () => {
      reading.setLooking(false);
      updates.lookNow();
    },
    error: (error) => connection.console.error(`A document could not be looked at: ${String(error)}`),
  });
}

function followEslintLanguages({ connection, linting, updates }: Services): void {
  connection.onNotification(eslintLanguagesNotification, ({ languages }) => {
    linting.fileSettings.setLanguagesOfEslint(languages);
    updates.refreshAll();
  });
}

function followPythonEnvironments({ connection, linting, updates }: Services): void {
  connection.onNotification(pythonEnvironmentsNotification, ({ environments }) => {
    const byFolder = environments.map(({ folder, environment }) => [toPath(folder), toPath(environment)] as const);
    if (linting.engines.setPythonEnvironments(new Map(byFolder))) updates.refreshAll();
  });
}

/** What is to be done as soon as the client is ready for requests. Rejects when it refuses one. */
async function followClient(services: Services): Promise<void> {
  const { connection, runtime, features, clientFolders, linting, updates, check } = services;
  clientFolders.read(linting.engines.folders);
  if (!runtime.families.has('javascript')) connection.console.warn(noParser);
  if (features.workspaceFolders) followFolders(services);
  await linting.settings.listen(() => {
    updates.refreshAll();
    check.followSettings();
  });
  if (features.fileWatching) await watchFiles(connection);
}

function close({ indexer, linting, updates, check }: Services): void {
  updates.dispose();
  indexer.close();
  check.dispose();
  linting.close();
}
