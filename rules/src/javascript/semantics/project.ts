import type { TSESLint } from '@typescript-eslint/utils';
import type { FileSource } from '../../project/file-source.js';
import { ModuleFile } from './module-file.js';
import { findModulePath } from './module-paths.js';
import { readSource } from './read-source.js';
import { summarize, type SummarySource } from './summarize.js';

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
  /** What was derived from several files holds for one generation. */
  #generation = 0;

  constructor(files: VersionedFileSource) {
    this.#files = files;
  }

  get generation(): number {
    return this.#generation;
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
    const source = text === undefined ? undefined : readSource(path, text);
    const file = source && new ModuleFile(this, path, summarize(source));
    this.#store(path, { version, hash, file });
    return file;
  }

  /** The file that a relative import in `from` names. */
  findImported(from: string, specifier: string): ModuleFile | undefined {
    const key = `${from}\0${specifier}`;
    if (!this.#paths.has(key)) this.#paths.set(key, findModulePath(from, specifier, this.#files));
    const path = this.#paths.get(key);
    return path === undefined ? undefined : this.findFile(path);
  }

  /** The nearest folder around a file that has a `package.json`; undefined when there is none. */
  findPackageFolder(path: string): string | undefined {
    const separator = path.includes('\\') ? '\\' : '/';
    const parts = path.split(separator);
    while (parts.length > 1) {
      parts.pop();
      const folder = parts.join(separator);
      if (this.#files.isFile(`${folder}${separator}package.json`)) return folder;
    }
    return undefined;
  }

  /** What the nearest `package.json` around a file holds; undefined when there is none or it is not an object. */
  findPackage(path: string): object | undefined {
    const folder = this.findPackageFolder(path);
    const text = folder === undefined ? undefined : this.#files.readFile(`${folder}/package.json`);
    return text === undefined ? undefined : parseObject(text);
  }

  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void {
    this.#stored.delete(path);
    this.#paths.clear();
    this.#generation++;
  }

  #store(path: string, stored: StoredFile): void {
    if (this.#stored.has(path)) this.#generation++;
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
  return (projectOnDisk ??= new JavaScriptProject(createDiskSource()));
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

/** Reads the disk where there is one: in a browser there are no files. */
function createDiskSource(): VersionedFileSource {
  const fs = typeof process === 'undefined' ? undefined : process.getBuiltinModule('node:fs');
  if (!fs) return { readFile: () => undefined, isFile: () => false, readFolder: () => undefined };
  const stat = (path: string): ReturnType<typeof fs.statSync> => fs.statSync(path, { throwIfNoEntry: false });
  return {
    readFile: (path) => (stat(path)?.isFile() === true ? fs.readFileSync(path, 'utf8') : undefined),
    isFile: (path) => stat(path)?.isFile() === true,
    readFolder: (path) => (stat(path)?.isDirectory() === true ? fs.readdirSync(path) : undefined),
    getVersion: (path) => {
      const found = stat(path);
      return found ? `${String(found.mtimeMs)}:${String(found.size)}` : '';
    },
  };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a over UTF-16 units: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashText(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
