import { getBaseName, type RememberedFiles } from 'eslint-plugin-async-pitfalls/engine';
import { DidChangeWatchedFilesNotification, type Connection } from 'vscode-languageserver';
import type { DiagnosticUpdates } from '../diagnostics/diagnostic-updates.js';
import type { DocumentStore } from '../documents/document-store.js';
import { isOnDisk, toPath } from '../documents/paths.js';
import type { Linting } from '../linting/linting.js';
import type { ClientFiles } from './client-files.js';
import { gitIgnoreFile, type ClientFolders } from './client-folders.js';
import type { WorkspaceCheck } from './workspace-check.js';

/** Files whose change on disk may change what is found in others. VS Code knows no braces inside of braces. */
const watchedFiles = [
  '**/*.{py,pyi,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/{pyproject.toml,jsconfig.json,package.json}',
  '**/eslint.config.*',
  '**/tsconfig*.json',
  // For folders that only the client can read: of those on disk all is read.
  `**/${gitIgnoreFile}`,
  // Packages can be installed from now on.
  '**/pyvenv.cfg',
];

interface FileFollowers {
  readonly connection: Connection;
  readonly documents: DocumentStore;
  readonly files: ClientFiles;
  readonly remembered: RememberedFiles | undefined;
  readonly clientFolders: ClientFolders;
  readonly linting: Linting;
  readonly check: WorkspaceCheck;
  readonly updates: DiagnosticUpdates;
}

/** Sees to it that changes of files take effect, be they on disk or in folders that only the client can read. */
export function followFiles(followers: FileFollowers): void {
  const { connection, documents, files, remembered, clientFolders, linting, check, updates } = followers;
  clientFolders.onDidRead((paths) => {
    linting.invalidate(paths);
    check.invalidate(paths);
    updates.lookNow();
  });
  documents.onDidSave(({ path, text, notebook }) => {
    if (!isOnDisk(path) && !notebook) files.set(path, text.getText());
  });
  const follow = (changed: readonly string[]): void => {
    if (!linting.invalidate(changed)) return;
    check.invalidate(changed.filter((path) => !documents.findByPath(path)));
    updates.lookAgain();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const changed = changes.map(({ uri }) => toPath(uri));
    clientFolders.readAgain(changed);
    // Nothing is found by it: it only says what is read.
    follow(changed.filter((path) => getBaseName(path) !== gitIgnoreFile));
  });
  if (!remembered) return;
  // Not on each keystroke: it takes the longer the more files the open ones have to do with.
  documents.onDidOpen(() => follow(remembered.takeChanged()));
  documents.onDidSave(({ path }) => follow([...remembered.takeChanged(), path]));
}

/** Asks the client to tell of changes of files on disk. Rejects when it refuses. */
export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: watchedFiles.map((globPattern) => ({ globPattern })),
  });
}

/** Sees to it that folders that are added to the workspace, or removed, take effect. */
export function followFolders({
  connection,
  clientFolders,
  linting: { engines },
  updates,
}: Pick<FileFollowers, 'connection' | 'clientFolders' | 'linting' | 'updates'>): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.map(({ uri }) => toPath(uri));
    const kept = engines.folders.filter((folder) => !gone.includes(folder));
    engines.setFolders([...kept, ...added.map(({ uri }) => toPath(uri))]);
    updates.refreshAll();
    clientFolders.read(engines.folders);
  });
}
