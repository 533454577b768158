import { environmentFolders, getBaseName, getFolder, isInside, type Engine } from 'eslint-plugin-async-pitfalls/engine';
import { isUnsaved } from '../documents/paths.js';

/**
 * The engines of a workspace: one for each folder, created when a file in it is first linted. Files outside of all folders
 * have one of their own.
 */
export class FolderEngines {
  readonly #create: (root: string | undefined, pythonEnvironment: string | undefined) => Engine;
  readonly #engines = new Map<string | undefined, Engine>();
  #folders: readonly string[] = [];
  #pythonEnvironments: ReadonlyMap<string, string> = new Map();

  /** @param create makes the engine of a folder, or that of files in no folder, with the Python environment chosen there */
  constructor(
    create: (root: string | undefined, pythonEnvironment: string | undefined) => Engine,
    folders: readonly string[],
  ) {
    this.#create = create;
    this.setFolders(folders);
  }

  /** Absolute paths of the folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The engine for a file: that of the innermost folder around it. */
  get(path: string): Engine {
    const root = this.findFolder(path);
    let engine = this.#engines.get(root);
    if (!engine) this.#engines.set(root, (engine = this.#create(root, this.findPythonEnvironment(root))));
    return engine;
  }

  /** The innermost folder around a file. A document that was never saved counts to the first folder. */
  findFolder(path: string): string | undefined {
    if (isUnsaved(path)) return this.#folders.at(0);
    return this.#folders
      .filter((folder) => isInside(path, folder))
      .reduce<string | undefined>((longest, one) => (one.length > (longest?.length ?? 0) ? one : longest), undefined);
  }

  /** The engines that have been made, with their folders. */
  all(): readonly (readonly [folder: string | undefined, engine: Engine])[] {
    return [...this.#engines];
  }

  /** Folders were added or removed: engines of folders that are gone end. */
  setFolders(folders: readonly string[]): void {
    this.#folders = [...folders];
    for (const [root, engine] of this.#engines) {
      // What was in no folder may be in one now.
      if (root !== undefined && folders.includes(root)) continue;
      engine.close();
      this.#engines.delete(root);
    }
  }

  /** The folder of the Python environment that was chosen for a folder of the workspace. */
  findPythonEnvironment(folder: string | undefined): string | undefined {
    return folder === undefined ? undefined : this.#pythonEnvironments.get(folder);
  }

  /**
   * Python environments were chosen, each for a folder: engines end that know another one.
   * @returns whether they are others than before
   */
  setPythonEnvironments(environments: ReadonlyMap<string, string>): boolean {
    const before = this.#pythonEnvironments;
    this.#pythonEnvironments = new Map([...environments].filter(([folder, path]) => !isOwn(folder, path)));
    const others = [...before.keys(), ...this.#pythonEnvironments.keys()].filter(
      (folder) => before.get(folder) !== this.#pythonEnvironments.get(folder),
    );
    for (const folder of others) {
      this.#engines.get(folder)?.close();
      this.#engines.delete(folder);
    }
    return others.length > 0;
  }

  /** A file changed, was created or deleted. Files of one folder may import those of another. */
  invalidate(path: string): void {
    for (const engine of this.#engines.values()) engine.invalidate(path);
  }

  close(): void {
    for (const engine of this.#engines.values()) engine.close();
    this.#engines.clear();
  }
}

/** Whether an environment is one that is looked into anyway. */
function isOwn(folder: string, environment: string): boolean {
  return getFolder(environment) === folder && environmentFolders.includes(getBaseName(environment));
}
