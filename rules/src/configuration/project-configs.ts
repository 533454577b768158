import ignore from 'ignore';
import { getPresetSettings } from '../configs.js';
import type { RuleSettings } from '../engine/engine.js';
import type { FileSource } from '../project/files/file-source.js';
import { getFolder, getParts, joinPath } from '../project/files/paths.js';
import { mergeRules } from './rule-settings.js';
import { parseProjectConfig, toFaulty, type ProjectConfig } from './project-config.js';

const fileName = 'pyproject.toml';

/** What is in force for a file. */
export interface FoundConfig extends ProjectConfig {
  /** The `pyproject.toml`. */
  readonly file: string;
  /** Whether the project wants a file below it not to be checked. */
  isExcluded(path: string): boolean;
}

/** Mistakes in a `pyproject.toml`. */
export interface ConfigProblems {
  readonly file: string;
  /** One sentence each: key and what is expected. None when the mistakes that were told before are gone. */
  readonly problems: readonly string[];
  /** Whether an earlier state of the file stays in force; otherwise it is what can be used of this one. */
  readonly isEarlierKept: boolean;
}

interface ConfigText {
  readonly text: string | undefined;
  readonly config: FoundConfig | undefined;
}

interface KnownFile {
  /** As it was read last. */
  readonly text: string | undefined;
  readonly hasProblems: boolean;
  readonly lastGood: ConfigText | undefined;
  readonly inForce: ConfigText;
}

/**
 * The settings in `pyproject.toml` files; for a file the nearest that has any. Each is read once, and again when it was
 * named to `invalidate`.
 */
export class ProjectConfigs {
  /** The same files, but each `pyproject.toml` in the state that is in force: for others who read from it. */
  readonly files: FileSource;
  readonly #source: FileSource;
  readonly #onProblems: (problems: ConfigProblems) => void;
  readonly #byFolder = new Map<string, FoundConfig | undefined>();
  readonly #known = new Map<string, KnownFile>();

  /** @param options.onProblems told of each faulty state of a file once */
  constructor(options: { files: FileSource; onProblems: (problems: ConfigProblems) => void }) {
    const { files, onProblems } = options;
    this.#source = files;
    this.#onProblems = onProblems;
    this.files = {
      readFile: (path) => (isProjectFile(path) ? this.#read(path)?.text : files.readFile(path)),
      isFile: (path) => files.isFile(path),
      readFolder: (path) => files.readFolder(path),
    };
  }

  /** The settings for a file; undefined when no project around it has any. */
  find(path: string): FoundConfig | undefined {
    return this.#findInFolder(getFolder(path));
  }

  /** The folders in `src` of all settings read so far that are not there: their imports are not found. */
  findMissingFolders(): { readonly file: string; readonly folder: string }[] {
    const configs = [...this.#known.values()].flatMap(({ inForce }) => inForce.config ?? []);
    return configs.flatMap(({ file, src }) =>
      src
        .filter((folder) => this.#source.readFolder(joinPath(getFolder(file), ...folder.split(/[/\\]/u))) === undefined)
        .map((folder) => ({ file, folder })),
    );
  }

  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void {
    if (isProjectFile(path)) this.#byFolder.clear();
  }

  #findInFolder(folder: string): FoundConfig | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = getFolder(folder);
    const isOutermost = parent === folder || parent === '';
    const config =
      this.#read(joinPath(folder, fileName))?.config ?? (isOutermost ? undefined : this.#findInFolder(parent));
    this.#byFolder.set(folder, config);
    return config;
  }

  #read(file: string): ConfigText | undefined {
    const before = this.#known.get(file);
    if (!this.#source.isFile(file)) {
      this.#known.delete(file);
      if (before?.hasProblems === true) this.#onProblems({ file, problems: [], isEarlierKept: false });
      return undefined;
    }
    const text = this.#source.readFile(file);
    if (before && before.text === text) return before.inForce;
    const config = text === undefined ? unreadable : parseProjectConfig(text);
    const problems = config?.problems ?? [];
    const read = { text, config: config && toFoundConfig(file, config) };
    const lastGood = problems.length === 0 ? read : before?.lastGood;
    const inForce = lastGood ?? read;
    const hasProblems = problems.length > 0;
    this.#known.set(file, { text, hasProblems, lastGood, inForce });
    if (hasProblems || before?.hasProblems === true) {
      this.#onProblems({ file, problems, isEarlierKept: hasProblems && lastGood !== undefined });
    }
    return inForce;
  }
}

/**
 * The rules in force for a file. For each rule the first that speaks wins: the project's own setting, the project's
 * preset, the user's setting, the recommended preset. Of its options a severity alone says nothing: the project's own keeps
 * those of the project's preset. The user's options are not among what CI has, so that a project's severity drops them.
 * @param settings the user's
 */
export function resolveRules(
  config: Pick<ProjectConfig, 'preset' | 'rules'> | undefined,
  settings: RuleSettings = {},
): RuleSettings {
  const preset = config?.preset && getPresetSettings(config.preset);
  const ofProject = mergeRules(preset ?? {}, config?.rules ?? {});
  return { ...(preset ?? getPresetSettings('recommended')), ...settings, ...ofProject };
}

const unreadable = toFaulty('expected a file that can be read.');

function toFoundConfig(file: string, config: ProjectConfig): FoundConfig {
  const folder = getFolder(file);
  // On any disk, so that a project is checked alike on all machines.
  const excluded = ignore({ ignorecase: false }).add([...config.exclude]);
  return { ...config, file, isExcluded: (path) => excluded.ignores(getParts(path, folder).join('/')) };
}

function isProjectFile(path: string): boolean {
  return /(?:^|[/\\])pyproject\.toml$/u.test(path);
}
