import type { RememberedFiles } from 'eslint-plugin-async-pitfalls/engine';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Connection,
  type FileEvent,
} from 'vscode-languageserver';
import type { DiagnosticUpdates } from '../diagnostics/diagnostic-updates.js';
import type { DocumentStore } from '../documents/document-store.js';
import { isOnDisk, toPath } from '../documents/paths.js';
import type { Linting } from '../linting/linting.js';
import type { Runtime } from '../runtime.js';
import type { ClientFiles } from './client-files.js';
import type { ClientFolders } from './client-folders.js';
import { findFilesOfFolders } from './folder-changes.js';
import { isGitIgnore } from './git-ignored.js';
import type { KnownFiles } from './known-files.js';
import { isWatched, watchers } from './watched-files.js';
import type { WorkspaceCheck } from './workspace-check.js';

interface FileFollowers {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly files: ClientFiles;
  readonly known: KnownFiles;
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
  const follow = (changed: readonly string[], isMoved?: (path: string) => boolean): void => {
    if (!linting.invalidate(changed, isMoved)) return;
    check.invalidate(changed.filter((path) => !documents.findByPath(path)));
    updates.lookAgain();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const { changed, moved } = findChanged(changes, followers);
    clientFolders.readAgain([...changed, ...moved]);
    if ([...changed].some(isGitIgnore)) check.followGitIgnore();
    // Nothing is found by it: it only says what is read.
    follow(
      [...changed].filter((path) => !isGitIgnore(path)),
      (path) => moved.has(path),
    );
  });
  if (!remembered) return;
  // Not on each keystroke: it takes the longer the more files the open ones have to do with.
  documents.onDidOpen(() => follow(remembered.takeChanged()));
  documents.onDidSave(({ path }) => follow([...remembered.takeChanged(), path]));
}

/**
 * What the client tells of.
 * @returns the paths of files, be it that only the folder around them was told of, and of all that was created or deleted
 */
function findChanged(
  changes: readonly FileEvent[],
  { known, runtime, linting }: FileFollowers,
): { readonly changed: ReadonlySet<string>; readonly moved: ReadonlySet<string> } {
  const toPaths = (events: readonly FileEvent[]): string[] => events.map(({ uri }) => toPath(uri));
  const matters = (path: string): boolean => isWatched(path) || known.has(path);
  const edited = toPaths(changes.filter(({ type }) => type === FileChangeType.Changed));
  const moved = toPaths(changes.filter(({ type }) => type !== FileChangeType.Changed));
  const findFolder = (path: string): string | undefined => linting.engines.findFolder(path);
  const inFolders = findFilesOfFolders(moved, { known, files: runtime.files, findFolder });
  return {
    changed: new Set([...edited, ...moved].filter(matters).concat(inFolders)),
    moved: new Set([...moved, ...inFolders]),
  };
}

/** Asks the client to tell of changes of files on disk. Rejects when it refuses. */
export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
}

/** Sees to it that folders that are added to the workspace, or removed, take effect. */
export function followFolders({
  connection,
  clientFolders,
  linting: { engines },
  check,
  updates,
}: Pick<FileFollowers, 'connection' | 'clientFolders' | 'linting' | 'check' | 'updates'>): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.map(({ uri }) => toPath(uri));
    const kept = engines.folders.filter((folder) => !gone.includes(folder));
    engines.setFolders([...kept, ...added.map(({ uri }) => toPath(uri))]);
    check.keep(engines.folders);
    updates.refreshAll();
    clientFolders.read(engines.folders);
  });
}
