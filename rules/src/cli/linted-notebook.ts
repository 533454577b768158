import { applyEdits, maximumPasses } from '../engine/apply-fixes.js';
import type { Engine, LintRequest } from '../engine/engine.js';
import type { RelatedLocation } from '../project/text/location.js';
import { toSpanEdit } from '../project/text/text-edit.js';
import { NotebookFile } from '../python/notebook/notebook-file.js';
import { findNotebookMessage, type NotebookMessage } from '../python/notebook/notebook-messages.js';
import type { NotebookProblem } from '../python/notebook/read-notebook.js';
import type { CheckedMessage } from './checked-file.js';

interface Found extends NotebookMessage {
  readonly related: readonly RelatedLocation[];
}

/** A notebook with what was found in it. */
export class LintedNotebook {
  /** Of the file. */
  readonly text: string;
  readonly #found: readonly Found[];

  private constructor(text: string, found: readonly Found[]) {
    this.text = text;
    this.#found = found;
  }

  /** @param request its text is that of the file */
  static lint(engine: Engine, request: LintRequest): LintedNotebook | NotebookProblem {
    const { path, text } = request;
    const file = NotebookFile.open(text);
    if ('problem' in file) return file;
    const { messages, findings } = engine.lint({ ...request, text: file.module, notebook: true });
    const found = messages.flatMap((message, index) => {
      const one = findNotebookMessage(message, file);
      return one ? [{ ...one, related: getRelatedInFile(findings[index]?.related ?? [], path, file) }] : [];
    });
    return new LintedNotebook(text, found);
  }

  /** The notebook after its safe fixes; those that reach over several cells are not made. */
  static fix(engine: Engine, request: LintRequest, found: LintedNotebook): LintedNotebook {
    let linted = found;
    for (let pass = 0; pass < maximumPasses; pass++) {
      const text = linted.#applyFixes();
      if (text === linted.text) break;
      const next = LintedNotebook.lint(engine, { ...request, text });
      if ('problem' in next) break;
      linted = next;
    }
    return linted;
  }

  /** What was found, in the order of the cells. */
  getMessages(): CheckedMessage[] {
    return this.#found.map(({ message, place: { cell, inCell, inFile }, related }) => ({
      ...message,
      ...inCell,
      cell,
      inFile,
      related,
    }));
  }

  #applyFixes(): string {
    const edits = this.#found.flatMap(({ message: { fix } }) => (fix ? [toSpanEdit(fix)] : []));
    return applyEdits(this.text, edits);
  }
}

/** Related locations, of which those in the notebook itself are about its module. */
function getRelatedInFile(related: readonly RelatedLocation[], path: string, file: NotebookFile): RelatedLocation[] {
  return related.flatMap((location) => {
    if (location.path !== path) return [location];
    const range = file.findRange(location);
    return range ? [{ ...location, ...range }] : [];
  });
}
