import type { NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A Python cell and where its text starts in the text of the whole notebook. */
export interface NotebookCellText {
  readonly text: TextDocument;
  readonly start: number;
}

/** A notebook at one state of its text: its Python cells, in order, are one module. */
export class NotebookText {
  readonly cells: readonly NotebookCellText[];
  /** The cells joined; what is not Python is replaced, so that each character keeps its place. */
  readonly text: string;

  constructor(cells: readonly TextDocument[]) {
    const joined: NotebookCellText[] = [];
    let text = '';
    for (const cell of cells) {
      joined.push({ text: cell, start: text.length });
      text += `${hideMagics(cell.getText())}\n`;
    }
    this.cells = joined;
    this.text = text;
  }

  findCell(uri: string): NotebookCellText | undefined {
    return this.cells.find(({ text }) => text.uri === uri);
  }

  /** The cell that an offset of the whole text is in. */
  findCellAt(offset: number): NotebookCellText | undefined {
    return this.cells.findLast(({ start }) => start <= offset);
  }

  /** The whole text with another text in one of the cells. */
  replaceCell({ text: cell, start }: NotebookCellText, text: string): string {
    return this.text.slice(0, start) + hideMagics(text) + this.text.slice(start + cell.getText().length);
  }
}

/** The texts of the Python cells of a notebook, in order. */
export function getPythonCells(
  { cells }: NotebookDocument,
  find: (uri: string) => TextDocument | undefined,
): TextDocument[] {
  return cells.flatMap(({ document }) => {
    const text = find(document);
    return text?.languageId === 'python' ? [text] : [];
  });
}

/** A cell in another language: `%%bash`. The magics that leave the cell Python are not among them. */
const foreignCell = /^\s*%%(?!(?:capture|prun|time|timeit)\b)\w+/;
/** IPython's line magics (`%pip`, `x = %sql`), shell escapes (`!ls`) and requests for help (`?name`, `name?`). */
const magic =
  /^(?<before>[ \t]*(?:[\w, \t]+=[ \t]*)?)(?<escape>[%!?]{1,2}[A-Za-z_./{$][^\r\n]*|[\w.]+\?{1,2}[ \t]*$)/gm;

/** Replaces what only IPython understands by Python of the same length that does nothing. */
export function hideMagics(text: string): string {
  if (foreignCell.test(text)) return text.replace(/[^\r\n]+/g, (line) => toIdle(line));
  return text.replace(magic, (_, before: string, escape: string) => before + toIdle(escape));
}

/** A statement (`0`) and a comment: it can stand where a line may not be missing. */
function toIdle(text: string): string {
  return text.length === 1 ? '0' : `0#${text.slice(2)}`;
}
