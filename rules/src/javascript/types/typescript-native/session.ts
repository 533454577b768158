import { existsSync } from 'node:fs';
import path from 'node:path';
import { getOrAdd } from '../../../project/remember.js';
import type { Checker } from '../checker.js';
import { EditMemory } from '../edits/edit-memory.js';
import { toNativePath } from '../file-names.js';
import { TypeMemory } from '../type-kinds.js';
import type { NativeSignature, NativeType } from './answers.js';
import type { NativeCompiler } from './compiler.js';
import { ExpectedConfigs, type ExpectedFiles } from './expected-files.js';
import { GuessedRun } from './guessed-run.js';
import { LooseFiles } from './loose-files.js';
import { NodeIndex } from './node-index.js';
import { isConfigured, NativeProcess, type Changes, type NativeProject, type ProcessOptions } from './process.js';
import { isConfigFile } from './tsconfig-compatibility.js';
import { TypedTree } from './typed-tree.js';

/** A file as the compiler has it, with the checker of the project it belongs to. */
export interface OpenFile {
  readonly checker: Checker<NativeType, NativeSignature>;
  /** The compiler's own tree of the file, with the types of its nodes. */
  readonly getTree: () => TypedTree;
  /** Answers on types that hold as long as the project's program does. */
  readonly memory: TypeMemory;
  /** The tsconfig that the file belongs to; undefined for a file that belongs to none. */
  readonly configPath: string | undefined;
  /** What is wrong with the tsconfig itself. */
  readonly getConfigErrors: () => readonly string[];
}

/** Trees that came from the process are forgotten when they are larger together, in bytes. */
const maxFetchedBytes = 8_000_000;

/** What is known of the files that will be opened: all of them, or one after the other, from which the rest is guessed. */
export interface Run {
  readonly expected?: ExpectedFiles;
  readonly guess?: GuessedRun;
}

/** Files and the projects they belong to, in one run of the compiler's process. Every method throws when it has ended. */
export class NativeSession {
  /** What types said of files that are edited. */
  readonly edits = new EditMemory();
  readonly #process: NativeProcess;
  readonly #memories = new Map<NativeProject, TypeMemory>();
  readonly #projectsByFile = new Map<string, NativeProject>();
  readonly #loose: LooseFiles;
  /** The tsconfigs that the compiler was told to keep open. It refuses every update while one of them is not there. */
  readonly #kept = new Set<string>();
  /** The tsconfigs of files for which they were sought. */
  readonly #configs = new Map<string, string>();
  /** The nearest tsconfigs of folders, whether or not they name the files there. */
  readonly #nearest = new Map<string, string | undefined>();
  /** Undefined where no files are expected, and tsconfigs may change. */
  #expected: ExpectedConfigs | undefined;
  readonly #guess: GuessedRun | undefined;
  /** One that was begun. */
  #update: Changes | undefined;
  /** The file that was opened last, which may be looked at twice. */
  #last: { readonly fileName: string; readonly text: string; readonly file: OpenFile } | undefined;
  /** Size of the trees that came from the process since they were last forgotten. */
  #fetchedBytes = 0;

  /** @param run not known in an editor */
  constructor(compiler: NativeCompiler, options: ProcessOptions, { expected, guess }: Run = {}) {
    this.#expected = expected && new ExpectedConfigs(expected);
    this.#guess = guess;
    this.#loose = new LooseFiles(toNativePath(options.cwd), expected !== undefined);
    this.#process = new NativeProcess(compiler, {
      ...options,
      readFile: (name) => (name === this.#loose.configPath ? this.#loose.getConfig() : options.readFile(name)),
    });
  }

  /** Asks something while the time is watched: every question belongs into this. */
  during<R>(ask: () => R): R {
    return this.#process.during(ask);
  }

  /**
   * The file with the given text. The text has to be what `readFile` answers, or what is on disk.
   * @param text without a byte order mark
   * @param onStale told that the compiler's text differs: then `readFile` has to answer the new text
   */
  open(fileName: string, text: string, onStale: () => void): OpenFile | undefined {
    if (this.#last?.fileName === fileName && this.#last.text === text) return this.#last.file;
    const file = this.#open(fileName, text, onStale);
    this.#last = file && { fileName, text, file };
    return file;
  }

  #open(fileName: string, text: string, onStale: () => void): OpenFile | undefined {
    let project = this.#findProject(fileName);
    let file = project?.findFile(fileName);
    if (!file || withoutMark(file.text) !== text) {
      onStale();
      this.#replaceSnapshot({ fileChanges: { [file ? 'changed' : 'created']: [fileName] } });
      project = this.#findProject(fileName);
      file = project?.findFile(fileName);
    }
    if (!project || !file || withoutMark(file.text) !== text) return undefined;
    this.#forgetSometimes(file.table.numbers.byteLength);
    const { compiler, configPath } = project;
    const { length } = file.text;
    const nodes = new NodeIndex(file.table, compiler.ast.SyntaxKind, length, length - text.length);
    const checker = project.createChecker(file, nodes);
    const memory = getOrAdd(this.#memories, project, () => new TypeMemory());
    return {
      checker,
      getTree: () => new TypedTree(compiler.ast, file, checker, memory),
      memory,
      configPath: this.#isOnDisk(configPath) ? configPath : undefined,
      getConfigErrors: () => project.getConfigErrors(),
    };
  }

  /** Most files are looked at once, or again only after they have changed. */
  #forgetSometimes(bytes: number): void {
    this.#fetchedBytes += bytes;
    if (this.#fetchedBytes < maxFetchedBytes) return;
    this.#fetchedBytes = 0;
    this.#process.forgetFiles();
  }

  /**
   * Tells the compiler that files differ from what it has read, be it that they are new. Unknown files are no error. To be
   * followed by {@link finishUpdate} before anything is asked.
   *
   * Where one file of a program changes, but not what it imports, the compiler keeps the rest of the program as it is. For
   * one that may be new it looks through folders, and resolves all imports of the program again.
   * @param changed files that are there
   * @param deleted files that are not there any more
   */
  beginUpdate(changed: readonly string[], deleted: readonly string[]): void {
    const [only, ...others] = changed;
    if (only !== undefined && others.length === 0 && deleted.length === 0 && this.#isInPrograms(only)) {
      this.#update = { fileChanges: { changed: [only] } };
      this.#process.beginUpdate(this.#update);
    } else {
      const alsoChanged = changed.some(isConfigFile) ? this.#forgetLoose() : [];
      if ([...changed, ...deleted].some(isConfigFile)) {
        this.#configs.clear();
        this.#nearest.clear();
      }
      const closeProjects = this.#forgetKept(deleted);
      this.#update = {
        fileChanges: { changed: [...changed, ...alsoChanged], created: [...changed], deleted: [...deleted] },
        ...(closeProjects.length > 0 && { closeProjects }),
      };
    }
  }

  /** A tsconfig that is new may be that of files which belonged to none. Returns what has changed by that. */
  #forgetLoose(): readonly string[] {
    if (this.#loose.isEmpty) return [];
    this.#loose.clear();
    return [this.#loose.configPath];
  }

  /** Returns the tsconfigs that are gone with files or folders. */
  #forgetKept(deleted: readonly string[]): string[] {
    const gone = [...this.#kept].filter((config) => deleted.some((name) => `${config}/`.startsWith(`${name}/`)));
    for (const config of gone) this.#kept.delete(config);
    return gone;
  }

  /** Ends the update that was begun, if one was. Returns whether one was. */
  finishUpdate(): boolean {
    const update = this.#update;
    this.#update = undefined;
    if (!update) return false;
    this.#replaceSnapshot(update);
    return true;
  }

  /** Lets the compiler look at a file that will be opened, if it is known where it belongs to. */
  lookAhead(fileName: string): void {
    const [owner] = this.#findOwners(fileName);
    if (owner) this.#process.lookAhead(owner, fileName);
  }

  /** Whether each program that should have the file has it. */
  #isInPrograms(fileName: string): boolean {
    const owners = this.#findOwners(fileName);
    return owners.length > 0 && owners.every((project) => project.hasFile(fileName));
  }

  /** The projects of whose programs the file should be a part, the one whose types it has first. */
  #findOwners(fileName: string): NativeProject[] {
    const owners = this.#process.projects.filter(({ rootFiles }) => rootFiles.has(fileName));
    const known = this.#projectsByFile.get(fileName);
    return known && !owners.includes(known) ? [known, ...owners] : owners;
  }

  close(): void {
    this.#process.close();
  }

  #replaceSnapshot(changes: Changes): void {
    if (!this.#process.update(changes)) return;
    this.edits.addUpdate(findOnlyChanged(changes));
    this.#projectsByFile.clear();
    this.#memories.clear();
    this.#last = undefined;
  }

  #findProject(fileName: string): NativeProject | undefined {
    const known = this.#projectsByFile.get(fileName);
    if (known) return known;
    const project = this.#findOpenProject(fileName) ?? this.#discover(fileName);
    if (project) this.#projectsByFile.set(fileName, project);
    return project;
  }

  #findOpenProject(fileName: string): NativeProject | undefined {
    const config = this.#expected?.find(fileName) ?? this.#configs.get(fileName);
    const project =
      (config === undefined ? undefined : this.#process.findProject(config)) ??
      this.#findRootProject(fileName) ??
      this.#process.findDefaultProject(fileName);
    return project && this.#isBorrowed(fileName, project) ? undefined : project;
  }

  /** The open project that names the file itself, first of all one of a tsconfig. */
  #findRootProject(fileName: string): NativeProject | undefined {
    const projects = this.#process.projects.filter(({ rootFiles }) => rootFiles.has(fileName));
    return projects.find(({ configPath }) => this.#isOnDisk(configPath)) ?? projects[0];
  }

  /**
   * Whether a file is in the project of loose files only because these import it or stand beside it, and may have a tsconfig of
   * its own.
   */
  #isBorrowed(fileName: string, { configPath }: NativeProject): boolean {
    if (configPath !== this.#loose.configPath || this.#loose.has(fileName)) return false;
    const nearest = this.#findNearestConfig(path.posix.dirname(fileName));
    const owner = nearest === undefined ? undefined : this.#process.findProject(nearest);
    return owner ? owner.hasFile(fileName) : nearest !== undefined;
  }

  #findNearestConfig(folder: string): string | undefined {
    if (this.#nearest.has(folder)) return this.#nearest.get(folder);
    const own = ['tsconfig.json', 'jsconfig.json'].map((name) => path.posix.join(folder, name)).find(existsSync);
    const outer = path.posix.dirname(folder);
    const found = own ?? (outer === folder ? undefined : this.#findNearestConfig(outer));
    this.#nearest.set(folder, found);
    return found;
  }

  /**
   * Lets the compiler look for the tsconfig as it does for an editor, by opening the file. Then the project is kept open
   * instead of the file, for changes of open files are taken from an editor only. Files that are expected are looked up
   * together with it: each that no tsconfig names would otherwise make a new program of all those before it.
   */
  #discover(fileName: string): NativeProject | undefined {
    let files: readonly string[] = [fileName];
    let changes: Changes = {};
    let areLoose = false;
    while (files.length > 0) {
      this.#replaceSnapshot({ ...changes, openFiles: [...files] });
      this.#process.renewPatience();
      const configs = files.map((file) => this.#findConfig(file));
      areLoose ||= configs.includes(undefined);
      if (files[0] === fileName && this.#loose.has(fileName)) this.#guessRun(fileName);
      changes = {
        closeFiles: [...files],
        openProjects: this.#toKeep(configs.filter((config) => config !== undefined)),
      };
      files = this.#expected?.take((file) => this.#findKnownConfig(file)) ?? [];
    }
    if (areLoose) {
      const openProjects = [...(changes.openProjects ?? []), ...this.#toKeep([this.#loose.configPath])];
      const fileChanges = { changed: [this.#loose.configPath], created: [this.#loose.configPath] };
      changes = { ...changes, openProjects, fileChanges };
    }
    this.#replaceSnapshot(changes);
    return this.#loose.has(fileName)
      ? this.#process.findProject(this.#loose.configPath)
      : this.#findOpenProject(fileName);
  }

  #findKnownConfig(fileName: string): string | undefined {
    return this.#loose.has(fileName) ? this.#loose.configPath : this.#findRootProject(fileName)?.configPath;
  }

  /** @param fileName of one that belongs to no tsconfig */
  #guessRun(fileName: string): void {
    const guessed = this.#guess?.add(fileName);
    if (guessed) this.#expected = new ExpectedConfigs(guessed);
  }

  /** The tsconfig of a file that is open, which is remembered; undefined when none names it. */
  #findConfig(fileName: string): string | undefined {
    const config = this.#process.findDefaultProject(fileName)?.configPath;
    if (config !== undefined && this.#isOnDisk(config)) {
      this.#expected?.set(fileName, config);
      this.#configs.set(fileName, config);
      return config;
    }
    this.#loose.add(fileName);
    return undefined;
  }

  /** Whether a project is that of a tsconfig, and not one of files that belong to none. */
  #isOnDisk(configPath: string): boolean {
    return isConfigured(configPath) && configPath !== this.#loose.configPath;
  }

  /** The compiler counts how often it is told, and would have to be told as often to let go. */
  #toKeep(configs: readonly string[]): string[] {
    const added = [...new Set(configs)].filter((config) => !this.#kept.has(config));
    for (const config of added) this.#kept.add(config);
    return added;
  }
}

/** The file of which the text is all that has changed. */
function findOnlyChanged({ fileChanges, ...others }: Changes): string | undefined {
  if (!fileChanges || 'invalidateAll' in fileChanges || Object.keys(others).length > 0) return undefined;
  const { changed: [only, ...more] = [], created = [], deleted = [] } = fileChanges;
  return typeof only === 'string' && more.length + created.length + deleted.length === 0 ? only : undefined;
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
