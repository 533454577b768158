import { RememberedFiles } from 'eslint-plugin-async-pitfalls/engine';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { toClientFeatures, type ClientFeatures } from './client-features.js';
import { parseInitializationOptions, type InitializationOptions } from './configuration/initialization-options.js';
import { DiagnosticReports } from './diagnostics/diagnostic-reports.js';
import { startDiagnostics, type DiagnosticUpdates } from './diagnostics/diagnostic-updates.js';
import { DiagnosticConverter } from './diagnostics/to-diagnostic.js';
import type { DocumentStore } from './documents/document-store.js';
import { toPath } from './documents/paths.js';
import { createLinting, type Linting } from './linting/linting.js';
import type { Runtime } from './runtime.js';
import { getTexts } from './texts.js';
import { ClientFiles } from './workspace/client-files.js';
import { ClientFolders } from './workspace/client-folders.js';
import { ClientReader } from './workspace/client-reader.js';
import { KnownFiles } from './workspace/known-files.js';
import { ProjectIndexer } from './workspace/project-indexer.js';
import { WorkspaceCheck } from './workspace/workspace-check.js';

/** What the features of the server share. */
export interface Services {
  readonly connection: Connection;
  /** Its files are those of the disk, and those that only the client can read. */
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly features: ClientFeatures;
  readonly options: InitializationOptions;
  readonly files: ClientFiles;
  /** The disk, where the client does not tell of changes: whether there are any has to be looked at. */
  readonly remembered: RememberedFiles | undefined;
  /** What has been read of them. */
  readonly known: KnownFiles;
  readonly clientFolders: ClientFolders;
  readonly indexer: ProjectIndexer;
  readonly linting: Linting;
  readonly reports: DiagnosticReports;
  readonly updates: DiagnosticUpdates;
  readonly check: WorkspaceCheck;
}

/** Puts together what the features share, for a client that has told of itself. */
export function createServices(
  connection: Connection,
  platform: Runtime,
  documents: DocumentStore,
  params: InitializeParams,
): Services {
  const features = toClientFeatures(params.capabilities);
  const options = parseInitializationOptions(params.initializationOptions);
  const { isTrusted, cache, settings: initialSettings } = options;
  const remembered = features.fileWatching ? undefined : new RememberedFiles(platform.files);
  const files = new ClientFiles(remembered ?? platform.files);
  const known = new KnownFiles();
  const runtime: Runtime = { ...platform, files: known.remember(files.toSource()) };
  const base = {
    connection,
    runtime,
    documents,
    features,
    files,
    known,
    isTrusted,
    cache,
    texts: getTexts(params.locale),
  };

  const reader = options.servesFiles ? new ClientReader(connection) : undefined;
  const clientFolders = new ClientFolders({ connection, files, reader });
  const isComplete = (folder: string): Promise<boolean> => clientFolders.isComplete(folder);
  const indexer = new ProjectIndexer({ ...base, isComplete });
  const folders = getFolders(params);
  const linting = createLinting({ ...base, folders, initialSettings, indexer, clientFolders });
  const { linter, settings, fileSettings, engines } = linting;

  const converter = new DiagnosticConverter(documents, runtime, features.relatedInformation);
  const reports = new DiagnosticReports(documents, linter, converter);
  const updates = startDiagnostics({ connection, documents, features, settings, linter, reports });
  const check = new WorkspaceCheck({ ...base, settings, fileSettings, linter, converter, engines, isComplete });
  return {
    connection,
    runtime,
    documents,
    features,
    options,
    files,
    remembered,
    known,
    clientFolders,
    indexer,
    linting,
    reports,
    updates,
    check,
  };
}

/** How clients tell of folders: those of today of all, older ones of one. */
interface OpenedFolders {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri?: string | null;
}

/** The absolute paths of the folders that the client opened. */
function getFolders({ workspaceFolders, rootUri }: OpenedFolders): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
  return uris.map((uri) => toPath(uri));
}
