import type { FileSource } from '../../../project/files/file-source.js';
import { getFoldersAround } from '../../../project/files/paths.js';
import { getOrAdd } from '../../../project/remember.js';
import { readRequirements } from './requirements.js';

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
  /** The files that were read for it, wherever they are and whatever they are called: one includes another. */
  private readonly read = new Set<string>();

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

  /** Whether a file says what is there. */
  isSaidBy(path: string): boolean {
    return this.read.has(path);
  }

  /** To be called when files that say what is there have changed. */
  clear(): void {
    this.byFolder.clear();
    this.read.clear();
  }

  private getDistributions(folder: string): readonly Distribution[] {
    return getOrAdd(this.byFolder, folder, () => {
      const names = this.files.readFolder(folder) ?? [];
      const required = this.sitePackages.includes(folder) ? [] : readRequirements(this.getReader(), folder);
      return [...names.flatMap(toInstalled), ...required.map(({ name, versions }) => toDistribution(name, versions))];
    });
  }

  private getReader(): FileSource {
    const { files, read } = this;
    return {
      isFile: (path) => files.isFile(path),
      readFolder: (path) => files.readFolder(path),
      readFile: (path) => {
        read.add(path);
        return files.readFile(path);
      },
    };
  }
}

/** `discord.py-2.3.2.dist-info`: https://packaging.python.org/en/latest/specifications/recording-installed-packages/. */
function toInstalled(entry: string): readonly Distribution[] {
  const [, name, version] = /^(.+?)-(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info$/.exec(entry) ?? [];
  return name === undefined ? [] : [toDistribution(name, version)];
}

function toDistribution(name: string, versions = ''): Distribution {
  const oldest = /(?:^\s*\(?|===?|[~>^]=?)\s*v?(\d+)/.exec(versions)?.[1];
  const below = /<\s*v?(\d+)/.exec(versions)?.[1];
  const newest = below === undefined ? undefined : Number(below) - 1;
  return { name: normalizeName(name), major: oldest === undefined ? newest : Number(oldest) };
}

/** A name of a distribution as it is compared: https://packaging.python.org/en/latest/specifications/name-normalization/. */
export function normalizeName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}
