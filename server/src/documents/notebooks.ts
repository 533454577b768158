import { NotebookText } from 'eslint-plugin-async-pitfalls/engine';
import type { Connection, DidChangeNotebookDocumentParams, NotebookDocument } from 'vscode-languageserver';
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

/**
 * The same connection, for `NotebookDocuments` to listen on, which takes in that cells were moved but fires no event for it.
 * @param onMove told the URI of a notebook whose cells have another order now
 */
export function withMoves(connection: Connection, onMove: (uri: string) => void): Connection {
  const { notebooks } = connection;
  const { synchronization } = notebooks;
  return {
    ...connection,
    notebooks: {
      ...notebooks,
      synchronization: {
        ...synchronization,
        onDidChangeNotebookDocument: (handler) =>
          synchronization.onDidChangeNotebookDocument((params) => {
            const handled = handler(params);
            if (isMove(params)) onMove(params.notebookDocument.uri);
            return handled;
          }),
      },
    },
  };
}

/** Whether cells were put in another order, but none came or went. */
function isMove({ change }: DidChangeNotebookDocumentParams): boolean {
  const { structure } = change.cells ?? {};
  if (!structure) return false;
  return (structure.didOpen ?? []).length + (structure.didClose ?? []).length === 0;
}
