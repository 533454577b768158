import { NotebookText } from 'eslint-plugin-async-pitfalls/engine';
import type { NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** An open notebook at one state of its text. */
export type OpenNotebook = NotebookText<TextDocument>;

/**
 * The Python cells of a notebook, in order, as one text.
 * @param find the text of an open document by its URI
 */
export function toNotebookText(
  { cells }: NotebookDocument,
  find: (uri: string) => TextDocument | undefined,
): OpenNotebook {
  const texts = cells.flatMap(({ document }) => {
    const text = find(document);
    return text?.languageId === 'python' ? [text] : [];
  });
  return new NotebookText(texts);
}
