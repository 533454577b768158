import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { getFoldersAround, joinPath } from '../../../project/files/paths.js';
import { get, readProjectSettings } from './settings.js';

/** What an installer installs: https://packaging.python.org/en/latest/glossary/#term-Distribution-Package. */
export interface Distribution {
  /** Normalized: `discord-py`. */
  readonly name: string;
  /** That of the version, or of the oldest one that is taken; undefined when nothing is said of it. */
  readonly major: number | undefined;
}

/** The distributions that are installed for a project, or asked for by its files. Folders are read when somebody asks. */
export class Distributions {
  private readonly byFolder = new Map<string, readonly Distribution[]>();

  constructor(
    private readonly files: FileSource,
    private readonly root: string,
    private readonly sitePackages: readonly string[],
  ) {}

  /**
   * The one of several distributions, all with modules of the same names, that a file uses: an installed one, or else one
   * that the nearest folder around the file asks for.
   * @param names normalized; of two that are there the first is taken
   */
  find(path: string, names: readonly string[]): Distribution | undefined {
    for (const folder of [...this.sitePackages, ...getFoldersAround(path, this.root).toReversed()]) {
      const there = this.getDistributions(folder);
      const found = names.flatMap((name) => there.find((one) => one.name === name) ?? []);
      if (found[0] !== undefined) return found[0];
    }
    return undefined;
  }

  /** To be called when files that say what is there have changed. */
  clear(): void {
    this.byFolder.clear();
  }

  private getDistributions(folder: string): readonly Distribution[] {
    let known = this.byFolder.get(folder);
    if (known === undefined) {
      const names = this.files.readFolder(folder) ?? [];
      const required = this.sitePackages.includes(folder) ? [] : this.readRequired(folder, names);
      this.byFolder.set(folder, (known = [...names.flatMap(toInstalled), ...required]));
    }
    return known;
  }

  private readRequired(folder: string, names: readonly string[]): readonly Distribution[] {
    const lines = names
      .filter(isRequirementFile)
      .flatMap((name) => this.files.readFile(joinPath(folder, name))?.split('\n') ?? []);
    const settings = names.includes('pyproject.toml') ? readProjectSettings(this.files, folder) : {};
    const dependencies = get(settings, 'project', 'dependencies');
    const ofPoetry = get(settings, 'tool', 'poetry', 'dependencies');
    return [
      ...lines.flatMap(toRequired),
      ...(Array.isArray(dependencies) ? dependencies.flatMap(toRequired) : []),
      ...Object.entries(isRecord(ofPoetry) ? ofPoetry : {}).map(([name, value]) =>
        toDistribution(name, get(value, 'version') ?? value),
      ),
    ];
  }
}

/** Whether a file lists what pip is to install: https://pip.pypa.io/en/stable/reference/requirements-file-format/. */
export function isRequirementFile(name: string): boolean {
  return /^requirements.*\.(?:txt|in)$/.test(name);
}

/** `discord.py-2.3.2.dist-info`: https://packaging.python.org/en/latest/specifications/recording-installed-packages/. */
function toInstalled(entry: string): readonly Distribution[] {
  const [, name, version] = /^(.+?)-(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info$/.exec(entry) ?? [];
  return name === undefined ? [] : [toDistribution(name, version)];
}

/** `discord.py[voice] >= 2.0; python_version > "3.8"`: https://packaging.python.org/en/latest/specifications/dependency-specifiers/. */
function toRequired(line: unknown): readonly Distribution[] {
  const parts = typeof line === 'string' ? /^\s*([a-z\d][\w.-]*)(?:\s*\[[^\]]*\])?([^;#]*)/i.exec(line) : null;
  return parts?.[1] === undefined ? [] : [toDistribution(parts[1], parts[2])];
}

function toDistribution(name: string, specifier: unknown): Distribution {
  const versions = typeof specifier === 'string' ? specifier : '';
  const oldest = /(?:^\s*\(?|===?|[~>^]=?)\s*v?(\d+)/.exec(versions)?.[1];
  const below = /<\s*v?(\d+)/.exec(versions)?.[1];
  const newest = below === undefined ? undefined : Number(below) - 1;
  return { name: normalizeName(name), major: oldest === undefined ? newest : Number(oldest) };
}

/** A name of a distribution as it is compared: https://packaging.python.org/en/latest/specifications/name-normalization/. */
export function normalizeName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}
