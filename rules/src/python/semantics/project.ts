import type { FileSource } from '../../project/files/file-source.js';
import type { Indexer } from '../../project/words/indexer.js';
import { getBaseName, getFolder, isInside } from '../../project/files/paths.js';
import { type CallEdge, ReachSolver } from '../../project/calls/reach.js';
import { getOrAdd } from '../../project/remember.js';
import type * as ast from '../syntax/nodes.js';
import { findLibraryModule } from '../library/index.js';
import { type Env, ModuleEntity, type Origin } from './entities.js';
import { InferenceState } from './inference/state.js';
import { ImportResolver } from './import-resolver.js';
import { type FoundModule, ModuleFinder } from './module-resolution.js';
import { isDescribedBy } from './namesakes.js';
import type { EnvironmentOptions } from './layout/environments.js';
import { Distributions } from './layout/distributions.js';
import { type ProjectLayout, readProjectLayout } from './layout/project-layout.js';
import { ProjectTexts } from './project-texts.js';
import { isSummary, type ModuleSummary, summaryVersion } from './summary.js';
import { summarize } from './summarize.js';
import { hashText } from './text-hash.js';

/** Finds a module of the standard library or of a well-known package by its dotted name. */
export type FindLibraryModule = (
  name: string,
) => { readonly isPackage: boolean; readonly summary: ModuleSummary } | undefined;

/** Keeps summaries by the texts that they are of. What it finds need not be a summary. */
export interface SummaryCache {
  find(text: string): unknown;
  keep(text: string, summary: ModuleSummary): void;
}

/** What a project is made of. */
export interface PythonProjectOptions extends EnvironmentOptions {
  readonly files: FileSource;
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** Where modules of the standard library and of well-known packages come from; the packed index if not given. */
  readonly library?: FindLibraryModule;
  /** Where summaries are kept from one run to the next. */
  readonly cache?: SummaryCache;
  /** Reads the texts of the project beside the answers. Default: when something is first asked. */
  readonly indexer?: Indexer;
  /** Overrides what `pyproject.toml` says. */
  readonly pythonVersion?: readonly [number, number];
}

interface StoredSummary {
  readonly hash: string;
  readonly summary: ModuleSummary;
}

const emptySummary: ModuleSummary = {
  version: summaryVersion,
  scopes: [{ kind: 'module', parent: -1, start: 0, bindings: [], events: [] }],
};

/**
 * All Python code that the modules of one project can reach. Modules are read and summarized when something first
 * leads to them; what is derived from them is kept until they, or modules they used, change.
 */
export class PythonProject {
  readonly layout: ProjectLayout;
  readonly state = new InferenceState();
  readonly texts: ProjectTexts;
  readonly distributions: Distributions;
  private readonly files: FileSource;
  private readonly finder: ModuleFinder;
  private readonly library: FindLibraryModule;
  private readonly resolver: ImportResolver;
  private readonly summaries = new Map<string, StoredSummary>();
  private readonly modules = new Map<string, ModuleEntity | undefined>();
  private readonly libraryModules = new Map<string, ModuleEntity | undefined>();
  private readonly solvers = new Map<string, ReachSolver<Env>>();
  /** Paths of modules that used what a module (by path) holds. */
  private readonly dependents = new Map<string, Set<string>>();

  constructor(private readonly options: PythonProjectOptions) {
    this.files = options.files;
    this.finder = new ModuleFinder(options.files);
    this.library = options.library ?? findLibraryModule;
    this.layout = readProjectLayout(options.files, options.root, options);
    this.resolver = new ImportResolver(this.layout, this.finder, {
      findLibraryModule: (name) => this.findLibraryModule(name),
      findFound: (found) => this.findFound(found),
    });
    this.distributions = new Distributions(options.files, options.root, this.layout.sitePackages);
    this.texts = new ProjectTexts(
      options.files,
      this.layout.roots,
      options.indexer && {
        indexer: options.indexer,
        onRead: (askers) => {
          for (const asker of askers) this.dropDerived(asker);
        },
      },
    );
  }

  get pythonVersion(): readonly [number, number] {
    return this.options.pythonVersion ?? this.layout.pythonVersion ?? [3, 10];
  }

  /** The module in a file of the project, in the state of the given text. */
  getModule(path: string, text: string, tree?: ast.Module): ModuleEntity {
    const hash = hashText(text);
    const known = this.modules.get(path);
    if (known !== undefined && this.summaries.get(path)?.hash === hash) return known;
    if (this.modules.has(path)) {
      this.dropDerived(path);
      for (const asker of this.texts.update(path, text)) this.dropDerived(asker);
    }
    const summary = this.getSummary(path, hash, () => summarize(text, tree));
    const module = this.createModule(path, summary);
    this.modules.set(path, module);
    return module;
  }

  /** To be called when nothing is asked any more. */
  dispose(): void {
    this.texts.dispose();
  }

  get root(): string {
    return this.options.root;
  }

  /** The module in a file, if there is one. */
  findExistingModule(path: string): ModuleEntity | undefined {
    if (this.modules.has(path)) return this.modules.get(path);
    return this.finder.getEntries(getFolder(path))?.has(getBaseName(path)) ? this.findModule(path) : undefined;
  }

  /** The module in a file; undefined when the file cannot be read. */
  findModule(path: string): ModuleEntity | undefined {
    if (this.modules.has(path)) return this.modules.get(path);
    const summary = this.summaries.get(path)?.summary ?? this.readSummary(path);
    const module = summary === undefined ? undefined : this.createModule(path, summary);
    this.modules.set(path, module);
    return module;
  }

  private readSummary(path: string): ModuleSummary | undefined {
    const text = this.files.readFile(path);
    return text === undefined ? undefined : this.getSummary(path, hashText(text), () => this.findSummary(text));
  }

  /** The summary of a text that is in a file: what is being typed is not worth keeping. */
  private findSummary(text: string): ModuleSummary {
    const kept = this.options.cache?.find(text);
    if (isSummary(kept)) return kept;
    const summary = summarize(text);
    this.options.cache?.keep(text, summary);
    return summary;
  }

  /**
   * To be called when a file was changed, created, renamed or deleted.
   * @returns the paths of the modules, reached so far, whose facts may be others now; the file itself included
   */
  invalidate(path: string): ReadonlySet<string> {
    const module = this.modules.get(path);
    const text = module !== undefined || /\.pyi?$/.test(path) ? this.files.readFile(path) : undefined;
    // An edit leaves the folder as it is: with each keystroke it is not read again.
    const isOtherFolder = !(text !== undefined && this.finder.isKnown(path)) && this.finder.refresh(path);
    const isSameText = text !== undefined && this.summaries.get(path)?.hash === hashText(text);
    if (!isOtherFolder && module !== undefined && isSameText) return new Set();
    if (!isSameText) this.summaries.delete(path);
    const askers = this.texts.update(path, text);
    // A file that nothing was ever read from is nobody's business, but for the classes in it.
    if (!isOtherFolder && (module !== undefined || !this.modules.has(path))) {
      return new Set([path, ...askers].flatMap((one) => [...this.dropDerived(one)]));
    }
    const affected = new Set(this.modules.keys()).add(path);
    this.distributions.clear();
    this.solvers.clear();
    this.modules.clear();
    this.resolver.clear();
    this.dependents.clear();
    return affected;
  }

  /** The module that an `import` in `from` names: `level` leading dots, then the dotted name. */
  resolveImport(from: ModuleEntity, level: number, name: string): ModuleEntity | undefined {
    const module = this.resolver.resolve(from, level, name);
    if (module !== undefined) this.recordUse(from, module);
    return module;
  }

  findSubmodule(module: ModuleEntity, name: string): ModuleEntity | undefined {
    const found = this.resolver.findSubmodule(module, name);
    // Whoever asks the package for it has used the package.
    if (found !== undefined) this.recordUse(module, found);
    return found;
  }

  /** A module of an installed package by its full name, whether or not the library knows one of that name. */
  findInstalled(name: string): ModuleEntity | undefined {
    return this.resolver.findInstalled(name);
  }

  /** A module of the library by its full name: `builtins`. */
  findLibraryModule(name: string): ModuleEntity | undefined {
    if (this.libraryModules.has(name)) return this.libraryModules.get(name);
    const found = this.library(name);
    const module = found && new ModuleEntity(this, { ...found, name, path: name, isStub: true, origin: 'library' });
    this.libraryModules.set(name, module);
    return module;
  }

  /** The text of a file of the project, open documents first. */
  readFile(path: string): string | undefined {
    return this.files.readFile(path);
  }

  /** Notes that facts of one module were derived from another. */
  recordUse(from: ModuleEntity, used: ModuleEntity): void {
    if (used.origin === 'library' || from === used) return;
    getOrAdd(this.dependents, used.path, () => new Set()).add(from.path);
  }

  /**
   * The solver of one kind of call path. What it knows of functions is forgotten with their modules, and those are
   * dropped when anything changes that their calls may lead to.
   */
  getReach(id: string, getEdges: (fn: Env) => readonly CallEdge<Env>[]): ReachSolver<Env> {
    return getOrAdd(this.solvers, id, () => new ReachSolver(getEdges));
  }

  private findFound(found: FoundModule): ModuleEntity | undefined {
    if (found.kind !== 'namespace') return this.findModule(found.path);
    const known = this.modules.get(found.path);
    if (known !== undefined) return known;
    const module = this.createModule(found.path, emptySummary, true);
    this.modules.set(found.path, module);
    return module;
  }

  // --- modules

  private createModule(path: string, summary: ModuleSummary, isNamespace = false): ModuleEntity {
    const sitePackages = this.layout.sitePackages.filter((folder) => isInside(path, folder));
    const origin: Origin = sitePackages.length > 0 ? 'installed' : 'project';
    const { roots: own, linkedRoots } = this.layout;
    const roots = origin === 'installed' ? sitePackages : linkedRoots.length === 0 ? own : [...own, ...linkedRoots];
    const isStub = path.endsWith('.pyi');
    const known = this.finder.getModuleName(path, roots);
    const name = origin === 'project' && !isStub && this.isNamesake(known, summary) ? `.${known}` : known;
    const isPackage = isNamespace || /[/\\]__init__\.pyi?$/.test(path);
    return new ModuleEntity(this, { name, path, summary, isPackage, isStub, origin });
  }

  /** Whether the library knows another module of the name: what is known of its functions does not hold for these. */
  private isNamesake(name: string, summary: ModuleSummary): boolean {
    const stub = this.findLibraryModule(name);
    return stub !== undefined && !isDescribedBy(summary, stub.summary);
  }

  private getSummary(path: string, hash: string, make: () => ModuleSummary): ModuleSummary {
    const stored = this.summaries.get(path);
    if (stored?.hash === hash) return stored.summary;
    const summary = make();
    this.summaries.set(path, { hash, summary });
    return summary;
  }

  /** Drops what was derived from a module, and from those that used it. */
  private dropDerived(path: string): ReadonlySet<string> {
    const dropped = new Set<string>();
    const pending = [path];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (dropped.has(next)) continue;
      dropped.add(next);
      pending.push(...(this.dependents.get(next) ?? []));
      this.dependents.delete(next);
      this.modules.delete(next);
    }
    return dropped;
  }
}
