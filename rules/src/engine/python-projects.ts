import type { FileSource } from '../project/files/file-source.js';
import type { Indexer } from '../project/words/indexer.js';
import { getFolder, isInside } from '../project/files/paths.js';
import { rules } from '../pitfalls/index.generated.js';
import { PythonLanguage, type PythonFile } from '../python/language/language.js';
import { isRequirementFile, lockFiles } from '../python/semantics/layout/requirements.js';
import { createPythonFacts } from '../python/semantics/facts.js';
import { PythonProject, type SummaryCache } from '../python/semantics/project.js';
import type { PythonFacts } from '../python/semantics/python-facts.js';

/** A folder that holds one of these is the root of a project; the nearest one around a file counts. */
const rootMarkers = ['pyproject.toml', 'setup.cfg', 'setup.py', '.git'];

/** What says how a project is laid out: the ends of paths. `pyvenv.cfg` marks a virtual environment. */
const layoutFiles = [
  ...rootMarkers,
  ...lockFiles,
  'pyvenv.cfg',
  'pyrightconfig.json',
  'mypy.ini',
  'pytest.ini',
  'tox.ini',
  '.env',
  '.pdm-python',
  '.pth',
  'Pipfile',
];

/** After this pause, in milliseconds, files that nobody told us of may have changed. */
const pause = 1000;

interface PythonProjectsOptions {
  readonly files: FileSource;
  /**
   * Asked after a pause whether any file has changed, by those that are not told with `invalidate`; all that is known
   * is forgotten then.
   */
  readonly hasChanged?: () => boolean;
  /** Where summaries of modules are kept from one run to the next. */
  readonly cache?: SummaryCache;
  /** Reads the texts of projects beside the answers. Default: when something is first asked. */
  readonly indexer?: Indexer;
  /** The environment with installed packages, beside the project's own. Default: the one that is active. */
  readonly environment?: string;
  /** The root of files that no marked folder is around. Default: the file's own folder. */
  readonly root?: string;
  /** The same, where it depends on the file; asked with the file's folder. */
  readonly getRoot?: (folder: string) => string;
}

/** The Python projects that linted files belong to, each created when a file first leads to it. */
export class PythonProjects {
  readonly #options: PythonProjectsOptions;
  /** Nearest marked folder by folder. */
  readonly #markedFolders = new Map<string, string | undefined>();
  #lastUse = performance.now();
  readonly #projects = new Map<string, PythonProject>();

  constructor(options: PythonProjectsOptions) {
    this.#options = options;
  }

  /** What is known about a file in the state of the given text. */
  createFacts({ path, text, module, options }: PythonFile): PythonFacts {
    const { hasChanged } = this.#options;
    if (hasChanged && performance.now() - this.#lastUse > pause && hasChanged()) this.clear();
    const project = this.#getProject(this.#getRoot(getFolder(path)), options.pythonVersion);
    const facts = createPythonFacts(project, path, module, text);
    this.#lastUse = performance.now();
    return facts;
  }

  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void {
    const projects = [...this.#projects.values()];
    if (
      layoutFiles.some((name) => path.endsWith(name)) ||
      isRequirementFile(path) ||
      projects.some((project) => project.distributions.isSaidBy(path) || this.#hasNewRoot(project, path))
    ) {
      this.clear();
      return;
    }
    for (const project of projects) project.invalidate(path);
  }

  /** Whether a folder that imports would start from was created, as a path shows. */
  #hasNewRoot({ layout }: PythonProject, path: string): boolean {
    const root = layout.missingRoots.find((folder) => isInside(path, folder));
    return root !== undefined && this.#options.files.readFolder(root) !== undefined;
  }

  /** Forgets everything that was read. */
  clear(): void {
    this.#markedFolders.clear();
    for (const project of this.#projects.values()) project.dispose();
    this.#projects.clear();
  }

  #getProject(root: string, version: string | undefined): PythonProject {
    const key = `${version ?? ''}:${root}`;
    const known = this.#projects.get(key);
    if (known) return known;
    const pythonVersion = version === undefined ? undefined : toVersion(version);
    const { files, cache, indexer, environment } = this.#options;
    // In a browser there are none.
    const variables = typeof process === 'undefined' ? {} : process.env;
    const project = new PythonProject({ files, root, pythonVersion, cache, indexer, environment, variables });
    this.#projects.set(key, project);
    return project;
  }

  #getRoot(folder: string): string {
    const { root, getRoot } = this.#options;
    return this.#findMarkedFolder(folder) ?? getRoot?.(folder) ?? root ?? folder;
  }

  /** The folder, or the nearest around it, that is the root of a project. */
  #findMarkedFolder(folder: string): string | undefined {
    if (this.#markedFolders.has(folder)) return this.#markedFolders.get(folder);
    const entries = this.#options.files.readFolder(folder);
    const isMarked = rootMarkers.some((marker) => entries?.includes(marker));
    const outer = getFolder(folder);
    const around = isMarked || outer === folder ? undefined : this.#findMarkedFolder(outer);
    const marked = isMarked ? folder : around;
    this.#markedFolders.set(folder, marked);
    return marked;
  }
}

/** Python as a language of ESLint, whose files are connected to the projects. */
export function createPythonLanguage(projects: PythonProjects): PythonLanguage {
  return new PythonLanguage({
    ruleNames: new Set(Object.keys(rules)),
    createFacts: (file) => projects.createFacts(file),
  });
}

function toVersion(version: string): readonly [number, number] {
  const [major, minor] = version.split('.').map(Number);
  return [major ?? 3, minor ?? 0];
}
