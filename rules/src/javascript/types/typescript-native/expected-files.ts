import { toNativePath } from '../file-names.js';

/** Files that will be opened. */
export interface ExpectedFiles {
  readonly paths: readonly string[];
  /** Whether one will not be opened after all. It is asked of files that are in no project yet. */
  readonly isLeftOut: (path: string) => boolean;
}

/** How many files are looked up in one question: it has to be answered in time. */
const lookedUpAtOnce = 100;

/** Which of the files that will be opened have no tsconfig yet, and which tsconfigs the others have. */
export class ExpectedConfigs {
  /** Files whose tsconfigs were not looked for yet, the next one last. */
  readonly #pending: string[];
  readonly #isLeftOut: ExpectedFiles['isLeftOut'];
  readonly #configs = new Map<string, string>();

  constructor({ paths, isLeftOut }: ExpectedFiles) {
    this.#pending = paths.toReversed();
    this.#isLeftOut = isLeftOut;
  }

  /** The tsconfig that was found for a file. */
  find(fileName: string): string | undefined {
    return this.#configs.get(fileName);
  }

  set(fileName: string, config: string): void {
    this.#configs.set(fileName, config);
  }

  /**
   * The next files that are in no project yet, as many as are looked up at once. None when there are no more.
   * @param findOpen the tsconfig of the project that a file is in, if that is open by now
   */
  take(findOpen: (fileName: string) => string | undefined): readonly string[] {
    const taken: string[] = [];
    while (taken.length < lookedUpAtOnce) {
      const next = this.#pending.pop();
      if (next === undefined) break;
      const fileName = toNativePath(next);
      const config = findOpen(fileName);
      if (config !== undefined) this.set(fileName, config);
      else if (!this.#isLeftOut(next)) taken.push(fileName);
    }
    return taken;
  }
}
