import type { Span } from '../../project/text/span.js';
import { getStartOfPython, hideMagics } from './magics.js';

/** What holds the text of a cell. */
interface CellSource {
  getText(): string;
}

/** A Python cell and where its text starts in the text of the whole notebook. */
export interface JoinedCell<Source extends CellSource> {
  readonly cell: Source;
  readonly start: number;
}

/** A notebook at one state of its text: its Python cells, in order, are one module. */
export class NotebookText<Source extends CellSource> {
  readonly cells: readonly JoinedCell<Source>[];
  /** The cells joined; what is not Python is replaced, so that each character keeps its place. */
  readonly text: string;

  constructor(cells: readonly Source[]) {
    const joined: JoinedCell<Source>[] = [];
    let text = '';
    for (const cell of cells) {
      joined.push({ cell, start: text.length });
      text += `${hideMagics(cell.getText())}\n`;
    }
    this.cells = joined;
    this.text = text;
  }

  /** The cell that an offset of the whole text is in. */
  findCellAt(offset: number): JoinedCell<Source> | undefined {
    return this.cells.findLast(({ start }) => start <= offset);
  }

  /** The whole text with another text in one of the cells. */
  replaceCell({ cell, start }: JoinedCell<Source>, text: string): string {
    return this.text.slice(0, start) + hideMagics(text) + this.text.slice(start + cell.getText().length);
  }
}

/** Whether a range of the whole text is in the cell with this text and start. */
export function isInCell({ start, end }: Span, text: string, cellStart: number): boolean {
  return start >= cellStart && end <= cellStart + text.length;
}

/** Whether a range of the whole text may be edited: it is in the cell, and behind what has to stay the cell's first line. */
export function isEditable(range: Span, text: string, cellStart: number): boolean {
  return isInCell(range, text, cellStart) && range.start >= cellStart + getStartOfPython(text);
}
