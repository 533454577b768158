import { isTypeScriptFile } from '../../typescript-files.js';
import { toOwnPath } from '../file-names.js';
import type { TypeOracle } from '../oracle.js';
import { toEditedText, type EditedSource, type EditedText } from './edited-text.js';
import { findLocalEdit } from './local-edit.js';
import { createRememberingOracle } from './remembering-oracle.js';
import type { TextAnswers } from './text-answers.js';

interface KnownFile {
  readonly text: EditedText;
  readonly answers: TextAnswers;
  /** How often something else had changed by then. */
  readonly otherUpdates: number;
}

/** Files that are edited by turns, with room to spare. */
const maxFiles = 16;

/**
 * What types said of files that are edited, for as long as only one function of a file changes from one look at it to the
 * next: most of what somebody types. Then all but that function is not asked about again.
 */
export class EditMemory {
  /** Those that were looked at last are the last. */
  readonly #files = new Map<string, KnownFile>();
  readonly #ownUpdates = new Map<string, number>();
  #updates = 0;

  /**
   * Notes that the program is a new one.
   * @param onlyFile the file whose text is all that has changed; undefined when more has
   */
  addUpdate(onlyFile: string | undefined): void {
    this.#updates += 1;
    if (onlyFile !== undefined) this.#ownUpdates.set(onlyFile, (this.#ownUpdates.get(onlyFile) ?? 0) + 1);
  }

  /**
   * The oracle, asked only about what may differ from what it would have said of the file before.
   * @param path TypeScript's name of the file
   */
  remember(path: string, source: EditedSource, oracle: TypeOracle): TypeOracle {
    if (!isTypeScriptFile(path)) return oracle;
    const text = toEditedText(source);
    const otherUpdates = this.#updates - (this.#ownUpdates.get(path) ?? 0);
    const last = this.#files.get(path);
    const edit = last?.otherUpdates === otherUpdates ? findLocalEdit(last.text, text, source) : undefined;
    const remembering = createRememberingOracle(
      oracle,
      toOwnPath(path),
      last && edit && { answers: last.answers, edit },
    );
    this.#files.delete(path);
    this.#files.set(path, { text, answers: remembering.answers, otherUpdates });
    const [oldest] = this.#files.size > maxFiles ? this.#files.keys() : [];
    if (oldest !== undefined) this.#files.delete(oldest);
    return remembering;
  }
}
