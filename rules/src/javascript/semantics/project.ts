import type { TSESLint } from '@typescript-eslint/utils';
import { createDiskFiles, getDiskVersion } from '../../project/files/disk-files.js';
import type { FileSource } from '../../project/files/file-source.js';
import { getFolder, joinPath } from '../../project/files/paths.js';
import { getOrAdd } from '../../project/remember.js';
import { ParseError } from '../parser/parse.js';
import { parseSource, type JavaScriptSourceCode } from '../parser/source-code.js';
import { ModuleFile } from './module-file.js';
import { findModulePath, isRelative } from './modules/module-paths.js';
import { OwnPackages } from './modules/own-packages.js';
import { readPackageJson } from './modules/package-json.js';
import { PathMappings } from './modules/path-mappings.js';
import { findProjectRoot, ProjectTexts, toWord } from './project-texts.js';
import { summarize } from './summarize.js';
import type { SummarySource } from './summary-source.js';

/** A source of files that can also tell whether one has changed since it was read. */
export interface VersionedFileSource extends FileSource {
  /** Changes when the file does. Files of a source without it are read once, until `invalidate` is called. */
  getVersion?(path: string): string;
}

interface StoredFile {
  readonly version: string | undefined;
  readonly hash: number;
  readonly file: ModuleFile | undefined;
}

/**
 * The JavaScript and TypeScript files that those being linted lead to. A file is read and summarized when something
 * first asks for it.
 */
export class JavaScriptProject {
  readonly #files: VersionedFileSource;
  readonly #stored = new Map<string, StoredFile>();
  readonly #paths = new Map<string, string | undefined>();
  readonly #mappings: PathMappings;
  readonly #packages: OwnPackages;
  readonly #texts = new Map<string, ProjectTexts>();
  readonly #roots = new Map<string, string>();
  /** The last files that were parsed because others import them. */
  readonly #sources = new Map<string, JavaScriptSourceCode>();
  readonly #keptSources: number;
  #state = {};

  /** @param options.keptSources how many files that others import to keep for `takeSource` (default none) */
  constructor(files: VersionedFileSource, options: { keptSources?: number } = {}) {
    this.#files = files;
    this.#mappings = new PathMappings(files);
    this.#packages = new OwnPackages(files);
    this.#keptSources = options.keptSources ?? 0;
  }

  get state(): object {
    return this.#state;
  }

  /** The file being linted, in the state of its source code. */
  getFile(path: string, sourceCode: SummarySource): ModuleFile {
    const hash = hashText(sourceCode.text);
    const stored = this.#stored.get(path);
    if (stored?.hash === hash && stored.file) return stored.file;
    const file = new ModuleFile(this, path, summarize(sourceCode));
    this.#store(path, { version: this.#files.getVersion?.(path), hash, file });
    return file;
  }

  /** The file at a path; undefined when it cannot be read or parsed. */
  findFile(path: string): ModuleFile | undefined {
    const version = this.#files.getVersion?.(path);
    const stored = this.#stored.get(path);
    if (stored && stored.version === version) return stored.file;
    const text = this.#files.readFile(path);
    const hash = text === undefined ? 0 : hashText(text);
    if (stored?.file && stored.hash === hash) return stored.file;
    const source = text === undefined ? undefined : tryToParse(path, text);
    const file = source && new ModuleFile(this, path, summarize(source));
    this.#store(path, { version, hash, file });
    if (source) this.#keep(path, source);
    return file;
  }

  /** A file with its tree, parsed anew; undefined when it cannot be read or parsed. */
  open(path: string): { readonly file: ModuleFile; readonly sourceCode: JavaScriptSourceCode } | undefined {
    const text = this.#files.readFile(path);
    const sourceCode = text === undefined ? undefined : tryToParse(path, text);
    return sourceCode && { sourceCode, file: this.getFile(path, sourceCode) };
  }

  /**
   * The source code of a file that was parsed a short while ago because another imports it, to be linted now; it is given
   * once. Undefined when there is none of this text.
   */
  takeSource(path: string, text: string): JavaScriptSourceCode | undefined {
    const source = this.#sources.get(path);
    this.#sources.delete(path);
    return source?.text === text ? source : undefined;
  }

  /** The file of the project that an import in `from` names: by a relative path, as its config maps it, or by a package of ours. */
  findImported(from: string, specifier: string): ModuleFile | undefined {
    const path = isRelative(specifier)
      ? this.#remember(`${from}\0${specifier}`, () => findModulePath(from, specifier, this.#files))
      : (this.#mappings.find(from, specifier) ?? this.#findOwn(from, specifier));
    return path === undefined ? undefined : this.findFile(path);
  }

  #findOwn(from: string, specifier: string): string | undefined {
    if (specifier.startsWith('node:')) return undefined;
    // The same for all files of a folder, like the package that they are in.
    return this.#remember(`${getFolder(from)}\0${specifier}`, () => {
      const own = specifier.startsWith('#') ? this.findPackageFolder(from) : undefined;
      return this.#packages.find(specifier, this.#getRoot(from), own);
    });
  }

  #remember(key: string, find: () => string | undefined): string | undefined {
    if (!this.#paths.has(key)) this.#paths.set(key, find());
    return this.#paths.get(key);
  }

  /** The nearest folder around a file that has a `package.json`; undefined when there is none. */
  findPackageFolder(path: string): string | undefined {
    for (let inner = path, folder = getFolder(path); folder !== inner; inner = folder, folder = getFolder(folder)) {
      if (this.#files.isFile(joinPath(folder, 'package.json'))) return folder;
    }
    return undefined;
  }

  /** What the nearest `package.json` around a file holds; undefined when there is none or it is not an object. */
  findPackage(path: string): Readonly<Record<string, unknown>> | undefined {
    const folder = this.findPackageFolder(path);
    return folder === undefined ? undefined : readPackageJson(folder, this.#files);
  }

  /** The words of which one stands in every import of a file from another: of its path, its package, or its config. */
  findNamingWords(path: string): readonly string[] {
    const { name } = this.findPackage(path) ?? {};
    const names = [...this.#mappings.findNames(path), ...(typeof name === 'string' ? [name] : [])];
    return [...new Set([toWord(path), ...names.map((one) => toWord(`${one}.ts`))])].filter((word) => word !== '');
  }

  /** What is known of the texts around a file, of its whole repository or package. */
  getTexts(path: string): ProjectTexts {
    const root = this.#getRoot(path);
    return getOrAdd(this.#texts, root, () => new ProjectTexts(root, this.#files));
  }

  #getRoot(path: string): string {
    return getOrAdd(this.#roots, getFolder(path), () => findProjectRoot(path, this.#files));
  }

  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void {
    for (const texts of this.#texts.values()) texts.update(path);
    if (!this.#files.isFile(path) || path.endsWith('.json')) this.#roots.clear();
    this.#stored.delete(path);
    this.#sources.delete(path);
    this.#paths.clear();
    this.#mappings.invalidate(path);
    if (path.endsWith('.json')) this.#packages.invalidate();
    this.#state = {};
  }

  #keep(path: string, source: JavaScriptSourceCode): void {
    this.#sources.set(path, source);
    if (this.#sources.size <= this.#keptSources) return;
    const [oldest] = this.#sources.keys();
    if (oldest !== undefined) this.#sources.delete(oldest);
  }

  #store(path: string, stored: StoredFile): void {
    if (this.#stored.has(path)) this.#state = {};
    this.#stored.set(path, stored);
  }
}

type ProjectContext = Pick<Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, 'sourceCode' | 'filename'>;

let projectOnDisk: JavaScriptProject | undefined;

/**
 * The project of the file a rule runs on: the one that the parser offers as `asyncPitfallsProject` among its services
 * (the server and the command do, with unsaved texts), else one that reads from the disk.
 */
export function getProject({ sourceCode }: Pick<ProjectContext, 'sourceCode'>): JavaScriptProject {
  const services: object = sourceCode.parserServices ?? {};
  const offered: unknown = Reflect.get(services, 'asyncPitfallsProject');
  if (offered instanceof JavaScriptProject) return offered;
  return (projectOnDisk ??= new JavaScriptProject({ ...createDiskFiles(), getVersion: getDiskVersion }));
}

const filesBySourceCode = new WeakMap<object, ModuleFile>();

/** The facts of the file that a rule runs on. */
export function getModuleFile(context: ProjectContext): ModuleFile {
  const known = filesBySourceCode.get(context.sourceCode);
  if (known) return known;
  const file = getProject(context).getFile(context.filename, context.sourceCode);
  filesBySourceCode.set(context.sourceCode, file);
  return file;
}

function tryToParse(path: string, text: string): JavaScriptSourceCode | undefined {
  try {
    return parseSource(path, text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** FNV-1a over UTF-16 units: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashText(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
