import { getBaseName, ignoredFolders, isIgnoredFile, isInside, joinPath } from 'eslint-plugin-async-pitfalls/engine';
import { Emitter, RequestType, type Connection, type Event } from 'vscode-languageserver';
import { findLanguageId } from '../documents/languages.js';
import { isOnDisk, isUnsaved, toUri } from '../documents/paths.js';
import { readFileMethod, readFolderMethod, type FolderEntry, type ReadParams } from '../protocol.js';
import type { ClientFiles } from './client-files.js';

/** Larger folders are not read: what other files hold is not known there. */
const maximumFiles = 5000;
/** How many requests the client is to answer at once. */
const maximumRequests = 16;

const readFolderRequest = new RequestType<ReadParams, readonly FolderEntry[] | null, void>(readFolderMethod);
const readFileRequest = new RequestType<ReadParams, string | null, void>(readFileMethod);
const ignored = new Set(ignoredFolders);
const configFiles: ReadonlySet<string> = new Set(['pyproject.toml', 'package.json', 'setup.cfg']);

interface ClientFoldersOptions {
  readonly connection: Connection;
  readonly files: ClientFiles;
  /** Whether the client answers requests for folders and files. */
  readonly isAnswered: boolean;
}

/**
 * Reads folders that are not on disk, in VS Code for the Web or of a virtual file system, by asking the client. All their
 * files that matter are kept: whoever lints cannot wait for one.
 */
export class ClientFolders {
  readonly #options: ClientFoldersOptions;
  readonly #complete = new Set<string>();
  readonly #changedReading = new Emitter<boolean>();
  readonly #didRead = new Emitter<readonly string[]>();
  #reading: Promise<void> = Promise.resolve();

  /** Fires with whether folders or files are being read: when they are, and at the end. */
  readonly onReading: Event<boolean> = this.#changedReading.event;
  /** Fires with the paths of files that have another text now, or are gone. */
  readonly onDidRead: Event<readonly string[]> = this.#didRead.event;

  constructor(options: ClientFoldersOptions) {
    this.#options = options;
  }

  /** Starts to read those of the folders that are not on disk and were not read before. */
  read(folders: readonly string[]): void {
    const wanted = folders.filter((folder) => !isOnDisk(folder) && !this.#complete.has(folder));
    if (wanted.length === 0 || !this.#options.isAnswered) return;
    this.#queue(async () => {
      for (const folder of wanted) await this.#readFolder(folder);
    });
  }

  /** Starts to read files again that were changed, created or deleted. */
  readAgain(paths: readonly string[]): void {
    const elsewhere = paths.filter((path) => !isOnDisk(path) && isWanted(getBaseName(path)));
    if (elsewhere.length === 0 || !this.#options.isAnswered) return;
    this.#queue(() => this.#readFiles(elsewhere.filter((path) => this.#isKnown(path))));
  }

  /** Whether all files below a folder are known; resolves when those that are being read have been. */
  async isComplete(folder: string): Promise<boolean> {
    await this.#reading;
    return isOnDisk(folder) || isUnsaved(folder) || this.#isKnown(folder);
  }

  /** One after the other, so that what was read last is the newest. */
  #queue(read: () => Promise<void>): void {
    const { connection } = this.#options;
    this.#changedReading.fire(true);
    const reading = this.#reading
      .then(read)
      .catch((error: unknown) => connection.console.error(`Files could not be read: ${String(error)}`))
      .finally(() => {
        if (this.#reading === reading) this.#changedReading.fire(false);
      });
    this.#reading = reading;
  }

  #isKnown(path: string): boolean {
    return [...this.#complete].some((folder) => isInside(path, folder));
  }

  async #readFolder(root: string): Promise<void> {
    const { connection } = this.#options;
    const found: string[] = [];
    for (let folders: string[] = [root]; folders.length > 0;) {
      const inner: string[] = [];
      await forAll(folders, async (folder) => {
        const entries = (await connection.sendRequest(readFolderRequest, { uri: toUri(folder) })) ?? [];
        for (const { name, isFolder } of entries) {
          if (isFolder && !ignored.has(name)) inner.push(joinPath(folder, name));
          if (!isFolder && isWanted(name)) found.push(joinPath(folder, name));
        }
      });
      if (found.length > maximumFiles || inner.length > maximumFiles) {
        connection.console.warn(`${toUri(root)} has too many files: each is checked by itself.`);
        return;
      }
      folders = inner;
    }
    this.#complete.add(root);
    await this.#readFiles(found);
    connection.console.info(`Read ${found.length} files of ${toUri(root)}.`);
  }

  async #readFiles(paths: readonly string[]): Promise<void> {
    const { connection, files } = this.#options;
    await forAll(paths, async (path) => {
      const text = await connection.sendRequest(readFileRequest, { uri: toUri(path) });
      files.set(path, text ?? undefined);
    });
    this.#didRead.fire(paths);
  }
}

function isWanted(name: string): boolean {
  return configFiles.has(name) || (findLanguageId(name) !== undefined && !isIgnoredFile(name));
}

/** Does something for all values, for some of them at once. */
async function forAll<T>(values: readonly T[], act: (value: T) => Promise<void>): Promise<void> {
  const rest = values.values();
  const work = async (): Promise<void> => {
    for (const value of rest) await act(value);
  };
  await Promise.all(Array.from({ length: maximumRequests }, work));
}
