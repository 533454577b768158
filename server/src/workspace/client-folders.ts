import {
  getBaseName,
  getFolder,
  getFoldersAround,
  getParts,
  GitIgnore,
  ignoredFolders,
  isIgnoredFile,
  isInside,
  joinPath,
} from 'eslint-plugin-async-pitfalls/engine';
import { Emitter, type Connection, type Event } from 'vscode-languageserver';
import { findLanguageId } from '../documents/languages.js';
import { isOnDisk, isUnsaved, toUri } from '../documents/paths.js';
import type { ClientFiles } from './client-files.js';
import type { ClientReader } from './client-reader.js';
import { environmentFile, gitIgnoreFile } from './watched-files.js';

/** Larger folders are not read: what other files hold is not known there. */
const maximumFiles = 5000;

const ignored = new Set(ignoredFolders);
const projectFile = 'pyproject.toml';
const configFiles: ReadonlySet<string> = new Set([projectFile, 'package.json', 'setup.cfg']);

interface ClientFoldersOptions {
  readonly connection: Connection;
  readonly files: ClientFiles;
  /** Missing where the client answers no requests for folders and files. */
  readonly reader: ClientReader | undefined;
}

/**
 * Reads folders that are not on disk, in VS Code for the Web or of a virtual file system, by asking the client. All their
 * files that matter are kept, but those that `.gitignore` leaves out: whoever lints cannot wait for one.
 */
export class ClientFolders {
  readonly #options: ClientFoldersOptions;
  /** The folders that were looked through. */
  readonly #roots = new Set<string>();
  /** Those of them that were read as a whole, with what is left out of them. */
  readonly #complete = new Map<string, GitIgnore>();
  /** What is under way, or done, to know the settings of a folder. */
  readonly #settled = new Map<string, Promise<void>>();
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
    const { reader } = this.#options;
    const wanted = folders.filter((folder) => !isOnDisk(folder) && !this.#complete.has(folder));
    if (wanted.length === 0 || !reader) return;
    this.#queue(async () => {
      for (const folder of wanted) await this.#readFolder(folder, reader);
    });
  }

  /**
   * Starts to read files again that were changed, created or deleted, and folders whose `.gitignore` was, or in which there
   * is a new folder.
   */
  readAgain(paths: readonly string[]): void {
    const { reader } = this.#options;
    const elsewhere = [...new Set(paths)].filter((path) => !isOnDisk(path));
    const wanted = elsewhere.filter((path) => isWanted(getBaseName(path)));
    const changesTree = (path: string): boolean =>
      getBaseName(path) === gitIgnoreFile || !getBaseName(path).includes('.');
    const roots = [...this.#roots].filter((root) =>
      elsewhere.some((path) => changesTree(path) && isInside(path, root)),
    );
    if (wanted.length + roots.length === 0 || !reader) return;
    this.#queue(async () => {
      for (const root of roots) await this.#readFolder(root, reader);
      await this.#readFiles(wanted.filter(this.#isFollowed.bind(this)), reader);
    });
  }

  /**
   * Reads the settings that are in force for a file, ahead of the rest of its folder: nothing is found by other settings
   * than these. Resolves at once when they are known; never rejects.
   * @param root the folder of the workspace around the file
   */
  async readSettings(path: string, root: string | undefined): Promise<void> {
    const { reader } = this.#options;
    if (!reader || root === undefined || isOnDisk(path) || !isInside(path, root)) return;
    await Promise.all(
      getFoldersAround(path, root).map((folder) => {
        const settled = this.#settled.get(folder) ?? this.#readProjectFile(folder, reader);
        this.#settled.set(folder, settled);
        return settled;
      }),
    );
  }

  /** Whether all files below a folder are known; resolves when those that are being read have been. */
  async isComplete(folder: string): Promise<boolean> {
    await this.#reading;
    return isOnDisk(folder) || isUnsaved(folder) || [...this.#complete.keys()].some((root) => isInside(folder, root));
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

  /** Whether a file is one of those that were read, or would have been had it been there. */
  #isFollowed(path: string): boolean {
    if (getBaseName(path) === projectFile && this.#settled.has(getFolder(path))) return true;
    return [...this.#complete].some(([root, gitIgnore]) => isInside(path, root) && !isLeftOut(path, root, gitIgnore));
  }

  async #readProjectFile(folder: string, reader: ClientReader): Promise<void> {
    const { connection, files } = this.#options;
    const path = joinPath(folder, projectFile);
    try {
      files.set(path, await reader.readFile(path));
    } catch (error) {
      connection.console.error(`${toUri(path)} could not be read: ${String(error)}`);
    }
  }

  /** What is known already is not read again: it is followed file by file. What is left out now is forgotten. */
  async #readFolder(root: string, reader: ClientReader): Promise<void> {
    const { connection, files } = this.#options;
    const wasComplete = this.#complete.delete(root);
    const gitIgnore = new GitIgnore(root);
    const found = await findWanted(root, gitIgnore, reader);
    this.#roots.add(root);
    if (found) this.#complete.set(root, gitIgnore);
    else connection.console.warn(`${toUri(root)} has too many files: each is checked by itself.`);
    const gone = files.findPaths(root).filter((path) => !this.#isFollowed(path));
    for (const path of gone) files.set(path, undefined);
    if (gone.length > 0) this.#didRead.fire(gone);
    const unread = (found ?? []).filter((path) => !wasComplete || !files.has(path));
    await this.#readFiles(unread, reader);
    if (found) connection.console.info(`Read ${unread.length} files of ${toUri(root)}.`);
  }

  async #readFiles(paths: readonly string[], reader: ClientReader): Promise<void> {
    if (paths.length === 0) return;
    const { files } = this.#options;
    await reader.forAll(paths, async (path) => files.set(path, await reader.readFile(path)));
    this.#didRead.fire(paths);
  }
}

/** The files below a folder that matter, as paths; undefined when they are too many. What is left out is told to `gitIgnore`. */
async function findWanted(
  root: string,
  gitIgnore: GitIgnore,
  reader: ClientReader,
): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  for (let folders: readonly string[] = [root]; folders.length > 0;) {
    const inner: string[] = [];
    await reader.forAll(folders, async (folder) => {
      const entries = await reader.readFolder(folder);
      const has = (file: string): boolean => entries.some(({ name, isFolder }) => name === file && !isFolder);
      if (has(environmentFile)) return;
      if (has(gitIgnoreFile)) gitIgnore.add(folder, (await reader.readFile(joinPath(folder, gitIgnoreFile))) ?? '');
      for (const { name, isFolder } of entries) {
        const path = joinPath(folder, name);
        if (isFolder && !ignored.has(name) && !gitIgnore.isIgnored(path, true)) inner.push(path);
        if (!isFolder && isWanted(name) && (configFiles.has(name) || !gitIgnore.isIgnored(path, false)))
          found.push(path);
      }
    });
    if (found.length > maximumFiles || inner.length > maximumFiles) return undefined;
    folders = inner;
  }
  return found;
}

/** Whether a file is not read although it is of a kind that is. */
function isLeftOut(path: string, root: string, gitIgnore: GitIgnore): boolean {
  const [name = '', ...folders] = getParts(path, root).toReversed();
  return folders.some((folder) => ignored.has(folder)) || (!configFiles.has(name) && gitIgnore.isIgnored(path, false));
}

function isWanted(name: string): boolean {
  return configFiles.has(name) || (findLanguageId(name) !== undefined && !isIgnoredFile(name));
}
