import type { FileSource } from '../../project/files/file-source.js';
import { writtenByTools } from '../../project/files/ignored-folders.js';
import { getOrAdd } from '../../project/remember.js';
import { MentionIndex } from '../../project/words/mention-index.js';
import { getFolder, isInside, joinPath } from '../../project/files/paths.js';

/** Larger trees (files, or folders) are not read: it would take too long. */
const maxCount = 20_000;
/** The heirs of so many classes are looked for where the class is mentioned: to find all heirs takes longer than that. */
const searchedBases = 4;
/** Longer texts are programs of other people, put together by a tool. */
const maxLength = 1_000_000;

const moduleFile = /(?<!\.d)\.[cm]?[jt]sx?$/;
const otherFile = /\.[a-z\d]{1,8}$/i;
/** What lies beside the code of a whole repository, also one of several packages. */
const repositoryMarks = '.git package-lock.json pnpm-lock.yaml yarn.lock bun.lock bun.lockb deno.lock'.split(' ');

/** The folder of the repository or package that a file belongs to; its own folder where nothing tells. */
export function findProjectRoot(path: string, files: FileSource): string {
  let found: string | undefined;
  for (let folder = getFolder(path); ; folder = getFolder(folder)) {
    const names = files.readFolder(folder) ?? [];
    if (repositoryMarks.some((name) => names.includes(name))) return folder;
    if (names.includes('package.json') || names.includes('tsconfig.json')) found = folder;
    if (getFolder(folder) === folder) return found ?? getFolder(path);
  }
}

/**
 * What is known of the texts of all modules of a project, to find those that are worth parsing: which mention a name, and
 * which have classes that extend something of a name. The tree is walked, and each file read, when something is first
 * asked; later on only files that change are looked at.
 */
export class ProjectTexts {
  readonly root: string;
  readonly #files: FileSource;
  readonly #mentions = new MentionIndex(() => this.#readMentions());
  readonly #heirs = new Map<string, Set<string>>();
  readonly #basesByFile = new Map<string, ReadonlySet<string>>();
  readonly #searchedBases = new Set<string>();
  readonly #importers = new Map<string, Importers>();
  #paths: readonly string[] | undefined;
  #hasPaths = false;
  #hasMentions = false;
  #hasHeirs = false;

  constructor(root: string, files: FileSource) {
    this.root = root;
    this.#files = files;
  }

  /** The files in which the name stands, sorted. Undefined when they are more than `most`, or cannot be told. */
  findMentions(name: string, most: number): readonly string[] | undefined {
    return this.#mentions.findFiles(name, most);
  }

  /**
   * The files that seem to import a module by one of the words, or one that exports it again. Undefined when they are too many
   * to tell.
   */
  findImporting(words: readonly string[], most: number): ReadonlySet<string> | undefined {
    return getOrAdd(this.#importers, words.join(), () => new Importers(words)).find(
      (word) => this.findMentions(word, most),
      (path) => this.#read(path),
    );
  }

  /**
   * The files with a class whose head names what it extends so, or by an import of it: `default` for default imports.
   * Undefined when there are too many files to tell.
   */
  findHeirs(base: string): readonly string[] | undefined {
    const paths = this.#getPaths();
    if (!paths) return undefined;
    if (!this.#hasHeirs && this.#isSearchedFor(base)) {
      const mentioning = new Set(this.findMentions(base, paths.length));
      return paths.filter((path) => mentioning.has(path) && findBases(this.#read(path) ?? '').has(base));
    }
    if (!this.#hasHeirs) for (const path of paths) this.#setBases(path, this.#read(path));
    this.#hasHeirs = true;
    return [...(this.#heirs.get(base) ?? [])];
  }

  /** To be called when a file was changed, created or deleted. */
  update(path: string): void {
    if (!this.#paths || !moduleFile.test(path) || !isInside(path, this.root)) return;
    const text = this.#read(path);
    if (text !== undefined && !this.#paths.includes(path)) this.#paths = [...this.#paths, path];
    if (this.#hasMentions) this.#mentions.update(path, text);
    if (this.#hasHeirs) this.#setBases(path, text);
    for (const [key, importers] of this.#importers) if (importers.isOther(path, text)) this.#importers.delete(key);
  }

  /** A class that is imported by default has any name elsewhere. */
  #isSearchedFor(base: string): boolean {
    if (base === 'default' || !/^\w+$/.test(base)) return false;
    return this.#searchedBases.add(base).size <= searchedBases;
  }

  #readMentions(): boolean {
    const paths = this.#getPaths();
    if (!paths) return false;
    if (!this.#hasMentions) {
      this.#hasMentions = true;
      for (const path of paths) this.#mentions.update(path, this.#read(path));
    }
    return true;
  }

  #setBases(path: string, text: string | undefined): void {
    for (const name of this.#basesByFile.get(path) ?? []) this.#heirs.get(name)?.delete(path);
    const bases = text === undefined ? new Set<string>() : findBases(text);
    if (bases.size === 0) this.#basesByFile.delete(path);
    else this.#basesByFile.set(path, bases);
    for (const name of bases) getOrAdd(this.#heirs, name, () => new Set()).add(path);
  }

  #read(path: string): string | undefined {
    const text = this.#files.readFile(path);
    return text === undefined || text.length > maxLength ? undefined : text;
  }

  #getPaths(): readonly string[] | undefined {
    if (!this.#hasPaths) this.#paths = this.#findPaths();
    this.#hasPaths = true;
    return this.#paths;
  }

  #findPaths(): string[] | undefined {
    const paths: string[] = [];
    const folders = [this.root];
    let count = 0;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (paths.length > maxCount || ++count > maxCount) return undefined;
      for (const name of this.#files.readFolder(folder) ?? []) {
        if (moduleFile.test(name)) paths.push(joinPath(folder, name));
        else if (!name.startsWith('.') && !writtenByTools.has(name) && !otherFile.test(name))
          folders.push(joinPath(folder, name));
      }
    }
    return paths;
  }
}

/** The files that import one module, kept until one of them does so no more, or another one does. */
class Importers {
  /** Those of the module, and of modules that export it again. */
  readonly #words: Set<string>;
  readonly #found = new Set<string>();
  #isDone = false;
  #isTooMany = false;

  constructor(words: readonly string[]) {
    this.#words = new Set(words);
  }

  find(
    findMentions: (word: string) => readonly string[] | undefined,
    read: (path: string) => string | undefined,
  ): ReadonlySet<string> | undefined {
    if (!this.#isDone) this.#isTooMany = !this.#search(findMentions, read);
    this.#isDone = true;
    return this.#isTooMany ? undefined : this.#found;
  }

  /** Whether a file changes what was found. */
  isOther(path: string, text = ''): boolean {
    const imports = this.#imports(text, [...this.#words]);
    if (imports !== this.#found.has(path)) return true;
    return imports && exportsAgain(text) && !this.#words.has(toWord(path));
  }

  #search(
    findMentions: (word: string) => readonly string[] | undefined,
    read: (path: string) => string | undefined,
  ): boolean {
    for (const word of this.#words) {
      const paths = findMentions(word);
      if (!paths) return false;
      for (const path of paths) {
        const text = this.#found.has(path) ? undefined : read(path);
        if (text === undefined || !this.#imports(text, [word])) continue;
        this.#found.add(path);
        if (exportsAgain(text)) this.#words.add(toWord(path));
      }
    }
    // `from '.'` and `from '..'` have no word: they are asked for where an index is among the modules.
    const others = this.#words.size > 1 ? findMentions('from') : [];
    for (const path of others ?? []) if (importsFolder(read(path) ?? '')) this.#found.add(path);
    return others !== undefined;
  }

  #imports(text: string, words: readonly string[]): boolean {
    if (this.#words.size > 1 && importsFolder(text)) return true;
    const name = `(?:${words.join('|')})`;
    return new RegExp(`['"](?:[^'"\\n]*[^\\w'"\\n])?${name}(?:/index)?(?:\\.[cm]?[jt]sx?)?['"]`).test(text);
  }
}

function importsFolder(text: string): boolean {
  return /['"]\.{1,2}\/?['"]/.test(text);
}

function exportsAgain(text: string): boolean {
  return /\bexport\s*(?:\*|\{[^}]*\})|\bmodule\.exports\b/.test(text);
}

/** The word that stands wherever a module is imported by its path: of an index, that of its folder. */
export function toWord(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split(/[/\\]/);
  const stem = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1);
  return stem?.match(/[a-z_]\w*/gi)?.at(-1) ?? '';
}

/** The names in what classes extend, and those that they have where they are imported from. */
function findBases(text: string): ReadonlySet<string> {
  const bases = new Set<string>();
  for (const [, head = ''] of text.matchAll(/\bextends\s+([^{]{1,200})/g)) {
    for (const [name] of head.matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)) bases.add(name);
  }
  if (bases.size === 0) return bases;
  // From what stands between the two names: it is rarer than names are.
  for (const { 1: local = '', index } of text.matchAll(/(?:\bas\b|:)\s*([\w$]+)/g)) {
    if (bases.has(local)) addWordBefore(bases, text, index);
  }
  for (const [, local = ''] of text.matchAll(/\bimport\s+([\w$]+)/g)) if (bases.has(local)) bases.add('default');
  for (const { index } of text.matchAll(/=\s*require\b/g)) {
    if (bases.has(findWordBefore(text, index))) bases.add('default');
  }
  return bases;
}

function addWordBefore(words: Set<string>, text: string, index: number): void {
  const word = findWordBefore(text, index);
  if (word !== '') words.add(word);
}

/** The name that ends at the index, but for white space; empty when there is none. */
function findWordBefore(text: string, index: number): string {
  let end = index;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && /[\w$]/.test(text.charAt(start - 1))) start--;
  return text.slice(start, end);
}
