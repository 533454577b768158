import { getBaseName, getFolder, joinPath } from '../../project/files/paths.js';
import { getOrAdd } from '../../project/remember.js';
import { isStandardLibrary } from '../library/index.js';
import type { ModuleEntity } from './entities.js';
import type { ProjectLayout } from './layout/project-layout.js';
import { type FoundModule, type ModuleFinder, stubsEnding } from './module-resolution.js';

/** Who makes modules of what was found. */
export interface ModuleSource {
  /** A module of the library by its full name. */
  findLibraryModule(name: string): ModuleEntity | undefined;
  /** What was found in a file or folder; undefined when it cannot be read. */
  findFound(found: FoundModule): ModuleEntity | undefined;
}

/** Where a module lies: in a file or folder, or in the library. */
type Place = Pick<ModuleEntity, 'origin' | 'path'>;

/** Finds the modules that imports name, as Python does where the program is run, as far as folders tell. */
export class ImportResolver {
  /** Where modules were found by their dotted names; only other files change that, not other texts. */
  private readonly resolved = new Map<string, FoundModule | undefined>();
  /** Where imports lead, by the path of the module and what stands in it; null for nowhere. */
  private readonly places = new Map<string, Map<string, Place | null>>();
  /** Folders of other projects by the names that they hold. */
  private readonly linked = new Map<string, readonly string[]>();

  constructor(
    private readonly layout: ProjectLayout,
    private readonly finder: ModuleFinder,
    private readonly modules: ModuleSource,
  ) {}

  /** To be called when files were created or deleted. */
  clear(): void {
    this.resolved.clear();
    this.places.clear();
    this.linked.clear();
  }

  /** The module that an `import` in `from` names: `level` leading dots, then the dotted name. */
  resolve(from: ModuleEntity, level: number, name: string): ModuleEntity | undefined {
    const places = getOrAdd(this.places, from.path, () => new Map<string, Place | null>());
    const written = level === 0 ? name : `${'.'.repeat(level)}${name}`;
    const place = places.get(written);
    if (place === null) return undefined;
    // With an edit modules are made anew, but they lie where they did.
    const known = place && this.findAgain(place);
    if (known !== undefined) return known;
    const module = level === 0 ? this.resolveAbsolute(from, name) : this.resolveRelative(from, level, name);
    places.set(written, module === undefined ? null : { origin: module.origin, path: module.path });
    return module;
  }

  private findAgain({ origin, path }: Place): ModuleEntity | undefined {
    return origin === 'library'
      ? this.modules.findLibraryModule(path)
      : this.modules.findFound({ path, kind: 'module' });
  }

  /** A module of a package, or of the part of it that was found, by its own name. */
  findSubmodule(module: ModuleEntity, name: string): ModuleEntity | undefined {
    if (!module.isPackage) return undefined;
    if (module.origin === 'library') return this.resolveLibraryOrInstalled(`${module.name}.${name}`);
    const folder = getPackageFolder(module);
    const found = this.finder.find(folder, [name]);
    if (found !== undefined) return this.modules.findFound(found);
    // Other parts of a package without `__init__` may lie elsewhere: https://peps.python.org/pep-0420/#specification
    if (folder === module.path) return this.resolveAbsolute(module, `${module.name}.${name}`);
    return folder.endsWith(stubsEnding) ? this.findIn(folder.slice(0, -stubsEnding.length), [name]) : undefined;
  }

  private resolveAbsolute(from: ModuleEntity, name: string): ModuleEntity | undefined {
    if (from.origin === 'library') return this.resolveLibraryOrInstalled(name);
    const parts = name.split('.');
    return (
      this.findResolved(name, this.layout.roots, parts) ??
      this.resolveFromPackage(from, parts) ??
      this.resolvePackageAround(from, parts) ??
      this.resolveLibraryOrInstalled(name) ??
      this.resolveAround(from, parts) ??
      this.resolveFromNamesake(from, parts)
    );
  }

  /** Looks a module up in folders that are the same for whoever asks, and remembers where it was. */
  private findResolved(key: string, folders: readonly string[], parts: readonly string[]): ModuleEntity | undefined {
    let found = this.resolved.get(key);
    if (found === undefined && !this.resolved.has(key)) {
      found = this.findInFolders(folders, parts);
      this.resolved.set(key, found);
    }
    return found && this.modules.findFound(found);
  }

  /** In a repository of several projects each package is imported from the folder around it. */
  private resolveFromPackage(from: ModuleEntity, parts: readonly string[]): ModuleEntity | undefined {
    const root = this.finder.getPackageRoot(from.path);
    if (root === getFolder(from.path) || this.layout.roots.includes(root)) return undefined;
    return this.findIn(root, parts);
  }

  private resolveLibraryOrInstalled(name: string): ModuleEntity | undefined {
    const known = this.modules.findLibraryModule(name);
    return known ?? this.findInstalled(name);
  }

  /** A module of an installed package by its full name, whether or not the library knows one of that name. */
  findInstalled(name: string): ModuleEntity | undefined {
    const { sitePackages } = this.layout;
    return sitePackages.length === 0
      ? undefined
      : this.findResolved(`installed:${name}`, sitePackages, name.split('.'));
  }

  /**
   * A script finds the modules in its own folder, and a program those in the folder that it is started from: mostly that of a
   * service in a repository of several. The nearest of that name is meant, before those of other projects.
   */
  private resolveAround(from: ModuleEntity, parts: readonly string[]): ModuleEntity | undefined {
    const linked = this.getLinkedRoots(parts[0]);
    for (const folder of new Set([getFolder(from.path), ...this.getFoldersAround(from), ...linked])) {
      const module = this.holdsModule(folder, parts[0]) ? this.findIn(folder, parts) : undefined;
      if (module !== undefined) return module;
    }
    return undefined;
  }

  /**
   * A package of the project hides an installed one of its name, as where it is imported from comes first in the search
   * (https://docs.python.org/3/library/sys.html#sys.path). Of a module this is not certain: beside `redis.py` in a folder without
   * `__init__.py`, `import redis` may mean either. Names of the standard library mean that.
   */
  private resolvePackageAround(from: ModuleEntity, parts: readonly string[]): ModuleEntity | undefined {
    const [name = ''] = parts;
    const folder = [...this.getFoldersAround(from), ...this.getLinkedRoots(name)].find(
      (around) => this.finder.getEntries(around)?.has(name) && this.finder.isPackageFolder(joinPath(around, name)),
    );
    return folder === undefined || isStandardLibrary(name) ? undefined : this.findIn(folder, parts);
  }

  /** The folders around a file that are no packages, up to a root, the nearest first. None if there is no root above it. */
  private getFoldersAround(from: ModuleEntity): readonly string[] {
    const around: string[] = [];
    for (let folder = getFolder(from.path); !this.layout.roots.includes(folder); folder = getFolder(folder)) {
      if (folder === getFolder(folder)) return [];
      if (!this.finder.isPackageFolder(folder)) around.push(folder);
    }
    return around;
  }

  private getLinkedRoots(name = ''): readonly string[] {
    const { linkedRoots } = this.layout;
    return getOrAdd(this.linked, name, () => linkedRoots.filter((folder) => this.holdsModule(folder, name)));
  }

  private holdsModule(folder: string, name = ''): boolean {
    const entries = this.finder.getEntries(folder);
    return entries !== undefined && (entries.has(name) || entries.has(`${name}.py`) || entries.has(`${name}.pyi`));
  }

  /** A package without `__init__.py` names itself: in `shop/orders/list.py`, `shop.basket` is `shop/basket.py`. */
  private resolveFromNamesake(from: ModuleEntity, parts: readonly string[]): ModuleEntity | undefined {
    if (parts.length === 1) return undefined;
    for (let folder = getFolder(from.path); folder !== getFolder(folder); folder = getFolder(folder)) {
      const module = getBaseName(folder) === parts[0] ? this.findIn(getFolder(folder), parts) : undefined;
      if (module !== undefined) return module;
    }
    return undefined;
  }

  private resolveRelative(from: ModuleEntity, level: number, name: string): ModuleEntity | undefined {
    const parts = name === '' ? [] : name.split('.');
    if (from.origin === 'library') {
      const base = from.name.split('.');
      const up = level - (from.isPackage ? 1 : 0);
      return this.resolveLibraryOrInstalled([...base.slice(0, base.length - up), ...parts].join('.'));
    }
    let folder = from.isPackage ? getPackageFolder(from) : getFolder(from.path);
    for (let step = 1; step < level; step++) folder = getFolder(folder);
    if (parts.length > 0) return this.findIn(folder, parts);
    for (const name of ['__init__.pyi', '__init__.py']) {
      if (!this.finder.getEntries(folder)?.has(name)) continue;
      return this.modules.findFound({ path: joinPath(folder, name), kind: 'package' });
    }
    return this.modules.findFound({ path: folder, kind: 'namespace' });
  }

  private findIn(folder: string, parts: readonly string[]): ModuleEntity | undefined {
    return this.findResolved(`${folder}:${parts.join('.')}`, [folder], parts);
  }

  private findInFolders(folders: readonly string[], parts: readonly string[]): FoundModule | undefined {
    let namespace: FoundModule | undefined;
    for (const folder of folders) {
      const found = this.finder.find(folder, parts);
      if (found === undefined) continue;
      if (found.kind !== 'namespace') return found;
      namespace ??= found;
    }
    // A folder of that name need not be a package: the library's module of the same name is the better guess.
    if (namespace === undefined || this.modules.findLibraryModule(parts.join('.')) !== undefined) return undefined;
    return namespace;
  }
}

function getPackageFolder({ path }: ModuleEntity): string {
  return /\.pyi?$/.test(path) ? getFolder(path) : path;
}
