import type { Linter, Rule } from 'eslint';
import type { NotebookFile, PlaceInNotebook } from './notebook-file.js';

/** A message about a notebook: its fixes and suggestions change the file, lines and columns are in its place. */
export interface NotebookMessage {
  readonly message: Linter.LintMessage;
  readonly place: PlaceInNotebook;
}

/**
 * ESLint's message about the module of a notebook as one about the notebook. Fixes and suggestions that cannot be made in one
 * cell are left out; undefined for what is not in one.
 */
export function findNotebookMessage(message: Linter.LintMessage, file: NotebookFile): NotebookMessage | undefined {
  const place = file.findPlace(message);
  if (!place) return undefined;
  const { fix: fixOfModule, suggestions: suggestionsOfModule = [], ...rest } = message;
  const fix = fixOfModule && findFix(fixOfModule, file);
  const suggestions = suggestionsOfModule.flatMap((suggestion) => {
    const change = findFix(suggestion.fix, file);
    return change ? [{ ...suggestion, fix: change }] : [];
  });
  return {
    message: { ...rest, ...(fix && { fix }), ...(suggestions.length > 0 && { suggestions }) },
    place,
  };
}

function findFix({ range: [start, end], text }: Rule.Fix, file: NotebookFile): Rule.Fix | undefined {
  const edit = file.findEdit({ start, end, text });
  return edit && { range: [edit.start, edit.end], text: edit.text };
}
