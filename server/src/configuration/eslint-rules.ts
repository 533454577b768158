import {
  findImportedFiles,
  getBaseName,
  getFolder,
  getPathOfCells,
  isNotebook,
  joinPath,
  type FileSource,
  type RuleSettings,
} from 'eslint-plugin-async-pitfalls/engine';

/** What the `eslint.config.*` of a repository says of a file. */
export interface EslintAnswer {
  /** Our rules as they are in force, when the config sets any of them for the file; none when it ignores the file. */
  readonly rules?: RuleSettings;
  /** What is wrong with the config. */
  readonly problem?: EslintConfigProblem;
}

/** Why the config of a folder could not be used. */
export interface EslintConfigProblem {
  readonly message: string;
  /** Where it went wrong in the config file, both 1-based, as far as that is known. */
  readonly line?: number;
  readonly column?: number;
}

/** Runs configs of ESLint: code of the workspace, on a thread of its own. */
export interface EslintConfigReader {
  /** Rejects when the reader was stopped or has died. */
  read(configFile: string, path: string): Promise<EslintAnswer>;
  /** Forgets what was loaded. */
  stop(): void;
}

interface EslintRulesOptions {
  readonly files: FileSource;
  readonly createReader: () => EslintConfigReader;
  /** Told of each new state of a config: what is wrong, or undefined when nothing is any more. */
  readonly onProblem: (configFile: string, problem: EslintConfigProblem | undefined) => void;
}

/** In the order in which ESLint looks for them. */
const configNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);
const plugin = 'eslint-plugin-async-pitfalls';

/**
 * Finds the rules that a repository's own `eslint.config.*` sets for a file. A config is only run where our plugin is
 * installed: elsewhere it cannot enable it.
 */
export class EslintRules {
  readonly #options: EslintRulesOptions;
  readonly #configByFolder = new Map<string, string | undefined>();
  readonly #answers = new Map<string, Promise<EslintAnswer>>();
  /** What configs said of files before they broke, by file: it holds until they are mended. */
  readonly #lastGood = new Map<string, { readonly configFile: string; readonly answer: EslintAnswer }>();
  /** What is wrong with which configs, as it was told. */
  readonly #faulty = new Map<string, EslintConfigProblem>();
  /** What each config imports that was read. */
  readonly #imports = new Map<string, ReadonlySet<string>>();
  #reader: EslintConfigReader | undefined;

  constructor(options: EslintRulesOptions) {
    this.#options = options;
  }

  /** The config and the rules in force by it; undefined when none sets our rules for the file. Never rejects. */
  async find(path: string): Promise<{ readonly file: string; readonly rules: RuleSettings } | undefined> {
    const file = this.#findConfig(getFolder(path));
    if (file === undefined) return undefined;
    let answer = this.#answers.get(path);
    if (!answer) this.#answers.set(path, (answer = this.#ask(file, path)));
    const { rules } = await answer;
    return rules && { file, rules };
  }

  /**
   * A file was changed, created or deleted on disk, from where ESLint reads it, be it open or not.
   * @returns whether configs are read again
   */
  invalidate(path: string): boolean {
    const name = getBaseName(path);
    const isImported = [...this.#imports.values()].some((imports) => imports.has(path));
    const isPart = configNames.includes(name) || name === 'package.json' || isImported;
    // Any file can be the one for whose sake a config threw, or the one that was missing.
    const isReadAgain = isPart || this.#faulty.size > 0;
    if (isReadAgain) this.close();
    // Nobody asks again about one that is gone.
    if (this.#faulty.has(path) && !this.#options.files.isFile(path)) this.#tell(path, undefined);
    return isReadAgain;
  }

  close(): void {
    this.#configByFolder.clear();
    this.#answers.clear();
    this.#imports.clear();
    this.#reader?.stop();
    this.#reader = undefined;
  }

  async #ask(file: string, path: string): Promise<EslintAnswer> {
    this.#reader ??= this.#options.createReader();
    const reader = this.#reader;
    if (!this.#imports.has(file)) this.#imports.set(file, findImportedFiles(file, this.#options.files));
    try {
      const answer = await reader.read(file, isNotebook(path) ? getPathOfCells(path) : path);
      this.#tell(file, answer.problem);
      if (answer.problem) return this.#getLastGood(file, path);
      this.#lastGood.set(path, { configFile: file, answer });
      return answer;
    } catch (error) {
      // After a change of a config the next question asks anew.
      if (reader === this.#reader) {
        this.#tell(file, { message: error instanceof Error ? error.message : String(error) });
        this.#reader = undefined;
      }
      return this.#getLastGood(file, path);
    }
  }

  #getLastGood(configFile: string, path: string): EslintAnswer {
    const known = this.#lastGood.get(path);
    return known?.configFile === configFile ? known.answer : {};
  }

  #tell(file: string, problem: EslintConfigProblem | undefined): void {
    if (isSame(problem, this.#faulty.get(file))) return;
    if (problem) this.#faulty.set(file, problem);
    else this.#faulty.delete(file);
    this.#options.onProblem(file, problem);
  }

  #findConfig(folder: string): string | undefined {
    if (this.#configByFolder.has(folder)) return this.#configByFolder.get(folder);
    const found = this.#findConfigIn(folder);
    const parent = getFolder(folder);
    const config = found ?? (parent === folder ? undefined : this.#findConfig(parent));
    this.#configByFolder.set(folder, config);
    return config;
  }

  #findConfigIn(folder: string): string | undefined {
    const entries = this.#options.files.readFolder(folder) ?? [];
    const name = configNames.find((one) => entries.includes(one));
    return name !== undefined && this.#isPluginInstalled(folder) ? joinPath(folder, name) : undefined;
  }

  #isPluginInstalled(folder: string): boolean {
    const modules = joinPath(folder, 'node_modules');
    const { files } = this.#options;
    const inStore =
      files.readFolder(joinPath(modules, '.pnpm'))?.some((entry) => entry.startsWith(`${plugin}@`)) ?? false;
    if (inStore || files.isFile(joinPath(modules, plugin, 'package.json'))) return true;
    const parent = getFolder(folder);
    return parent !== folder && this.#isPluginInstalled(parent);
  }
}

function isSame(one: EslintConfigProblem | undefined, other: EslintConfigProblem | undefined): boolean {
  return one?.message === other?.message && one?.line === other?.line && one?.column === other?.column;
}
