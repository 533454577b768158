import type { FileSource } from '../../project/files/file-source.js';
import { getBaseName, getFolder, getParts, isInside, joinPath } from '../../project/files/paths.js';

/** Where a module was found: a file, or a folder without `__init__` (a namespace package). */
export interface FoundModule {
  readonly path: string;
  readonly kind: 'module' | 'package' | 'namespace';
}

/** How the folder of a package for stubs alone ends: https://typing.python.org/en/latest/spec/distributing.html#stub-only-packages */
export const stubsEnding = '-stubs';

/** Finds modules in folders as Python's import system and the typing specification do; remembers what folders hold. */
export class ModuleFinder {
  private readonly folders = new Map<string, ReadonlySet<string> | undefined>();

  constructor(private readonly files: FileSource) {}

  /** The names in a folder that imports could mean; undefined when it is none. */
  getEntries(folder: string): ReadonlySet<string> | undefined {
    if (this.folders.has(folder)) return this.folders.get(folder);
    const names = this.files.readFolder(folder);
    const entries = names === undefined ? undefined : new Set(names.filter(isModuleOrFolder));
    this.folders.set(folder, entries);
    return entries;
  }

  /** Whether a file was there when its folder was read. */
  isKnown(path: string): boolean {
    return this.folders.get(getFolder(path))?.has(getBaseName(path)) === true;
  }

  /** To be called when a file or folder was created, changed or deleted. Returns whether a folder holds other names than before. */
  refresh(path: string): boolean {
    let isChanged = this.refreshFolder(path);
    // A folder that did not exist was created with the file: the one above it holds a new name, too.
    for (let folder = getFolder(path); ; folder = getFolder(folder)) {
      const isKnown = this.folders.get(folder) !== undefined;
      if (this.refreshFolder(folder)) isChanged = true;
      if (isKnown || folder === getFolder(folder)) return isChanged;
    }
  }

  private refreshFolder(folder: string): boolean {
    const before = this.folders.get(folder);
    return this.folders.delete(folder) && !isSameSet(before, this.getEntries(folder));
  }

  /**
   * Looks for `a.b.c` below a folder. Stubs win over sources, also those of a package for stubs alone, packages over modules, and
   * both over folders without `__init__` (https://typing.python.org/en/latest/spec/distributing.html#import-resolution-ordering).
   * What is not in a package for stubs, which may be partial, is in the package itself.
   */
  find(folder: string, [name = '', ...inner]: readonly string[]): FoundModule | undefined {
    const stubs = `${name}${stubsEnding}`;
    const found = this.getEntries(folder)?.has(stubs) ? this.findParts(folder, [stubs, ...inner]) : undefined;
    return found === undefined || found.kind === 'namespace'
      ? (this.findParts(folder, [name, ...inner]) ?? found)
      : found;
  }

  private findParts(folder: string, parts: readonly string[]): FoundModule | undefined {
    let current = folder;
    let found: FoundModule | undefined;
    for (const [index, part] of parts.entries()) {
      found = this.findOne(current, part);
      if (found === undefined) return undefined;
      if (index < parts.length - 1 && found.kind === 'module') return undefined;
      current = found.kind === 'namespace' ? found.path : getFolder(found.path);
    }
    return found;
  }

  private findOne(folder: string, name: string): FoundModule | undefined {
    const entries = this.getEntries(folder);
    if (entries === undefined) return undefined;
    if (entries.has(name)) {
      const path = joinPath(folder, name);
      const inside = this.getEntries(path);
      if (inside?.has('__init__.pyi')) return { path: joinPath(path, '__init__.pyi'), kind: 'package' };
      if (inside?.has('__init__.py')) return { path: joinPath(path, '__init__.py'), kind: 'package' };
    }
    if (entries.has(`${name}.pyi`)) return { path: joinPath(folder, `${name}.pyi`), kind: 'module' };
    if (entries.has(`${name}.py`)) return { path: joinPath(folder, `${name}.py`), kind: 'module' };
    const path = joinPath(folder, name);
    return entries.has(name) && this.getEntries(path) !== undefined ? { path, kind: 'namespace' } : undefined;
  }

  /** The folder that holds the outermost package around a file; the file's own folder when it is in none. */
  getPackageRoot(path: string): string {
    let folder = getFolder(path);
    while (this.isPackageFolder(folder) && getFolder(folder) !== folder) folder = getFolder(folder);
    return folder;
  }

  isPackageFolder(folder: string): boolean {
    const entries = this.getEntries(folder);
    return entries !== undefined && (entries.has('__init__.py') || entries.has('__init__.pyi'));
  }

  /** The dotted name a file is imported by. */
  getModuleName(path: string, roots: readonly string[]): string {
    const around = roots.filter((root) => isInside(path, root)).sort((one, two) => two.length - one.length)[0];
    const isPackaged = this.isPackageFolder(getFolder(path));
    const root = isPackaged || around === undefined ? this.getPackageRoot(path) : around;
    const parts = [...getParts(path, root)];
    const file = parts.pop() ?? getBaseName(path);
    const name = file.replace(/\.pyi?$/, '').replace(/\.ipynb$/, '');
    if (name !== '__init__') parts.push(name);
    return parts.join('.') || name;
  }
}

/** Other files come and go without a module being found or lost. */
function isModuleOrFolder(name: string): boolean {
  return /\.pyi?$/.test(name) || !name.includes('.');
}

function isSameSet(left: ReadonlySet<string> | undefined, right: ReadonlySet<string> | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.size === right.size && [...left].every((name) => right.has(name));
}
