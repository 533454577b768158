import path from 'node:path';

const configName = 'async-pitfalls.loose-files.tsconfig.json';

/** Like those of the compiler's own inferred project, but with the types of installed packages. */
const compilerOptions = {
  allowJs: true,
  jsx: 'preserve',
  lib: ['esnext', 'dom', 'dom.iterable'],
  module: 'preserve',
  moduleDetection: 'force',
  noEmit: true,
  strict: true,
  target: 'esnext',
  types: ['*'],
};

/** The files that belong to no tsconfig, and the one that they are given, which is on no disk. */
export class LooseFiles {
  readonly configPath: string;
  readonly #neighbours: '*' | '*.d.ts';
  readonly #files = new Set<string>();

  /**
   * @param folder absolute, as the compiler names it
   * @param areAllKnown whether all files that will be opened are told of. Otherwise the neighbours of each file are a part
   * of the program, so that they need no new one; with this, only those that declare something.
   */
  constructor(folder: string, areAllKnown: boolean) {
    this.configPath = path.posix.join(folder, configName);
    this.#neighbours = areAllKnown ? '*.d.ts' : '*';
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  has(fileName: string): boolean {
    return this.#files.has(fileName);
  }

  add(fileName: string): void {
    this.#files.add(fileName);
  }

  clear(): void {
    this.#files.clear();
  }

  /** The text of the tsconfig. */
  getConfig(): string {
    const files = [...this.#files];
    const folders = new Set(files.map((fileName) => path.posix.dirname(fileName)));
    const include = [...folders].map((folder) => `${folder}/${this.#neighbours}`);
    return JSON.stringify({ compilerOptions, files, include });
  }
}
