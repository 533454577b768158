import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import { parseProjectConfig, type ProjectConfig } from '../configuration/project-config.js';

interface LoadedConfig extends ProjectConfig {
  /** The folder of the `pyproject.toml`. */
  readonly folder: string;
  isExcluded(file: string): boolean;
}

/** The settings in `pyproject.toml` files; for a file the nearest that has any. Each is read once. */
export class ProjectConfigs {
  readonly #byFolder = new Map<string, LoadedConfig | undefined>();
  readonly #onProblem: (message: string) => void;

  /** @param onProblem told of mistakes in the files: which file, which key, what is expected */
  constructor(onProblem: (message: string) => void) {
    this.#onProblem = onProblem;
  }

  /** The settings for a file; undefined when no project around it has any. */
  find(file: string): LoadedConfig | undefined {
    return this.#findInFolder(path.dirname(file));
  }

  #findInFolder(folder: string): LoadedConfig | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = path.dirname(folder);
    const config = this.#load(folder) ?? (parent === folder ? undefined : this.#findInFolder(parent));
    this.#byFolder.set(folder, config);
    return config;
  }

  #load(folder: string): LoadedConfig | undefined {
    const file = path.join(folder, 'pyproject.toml');
    const config = existsSync(file) ? parseProjectConfig(readFileSync(file, 'utf8')) : undefined;
    if (!config) return undefined;
    for (const problem of config.problems) this.#onProblem(`${file}: ${problem}`);
    const excluded = ignore().add([...config.exclude]);
    const isExcluded = (name: string): boolean =>
      excluded.ignores(path.relative(folder, name).split(path.sep).join('/'));
    return { ...config, folder, isExcluded };
  }
}
