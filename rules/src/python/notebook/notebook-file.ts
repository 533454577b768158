import { LineTable } from '../../project/text/line-table.js';
import type { Span } from '../../project/text/span.js';
import type { SpanEdit } from '../../project/text/text-edit.js';
import { toFileEdit, toFileOffset } from './notebook-source.js';
import { isEditable, isInCell, NotebookText, type JoinedCell } from './notebook-text.js';
import { readNotebook, type NotebookFileCell, type NotebookProblem } from './read-notebook.js';

/** Lines and columns, 1-based, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place as ESLint's messages have it. */
type PlaceInModule = Pick<Place, 'line' | 'column'> & Partial<Place>;

/** Where something is in a notebook. */
export interface PlaceInNotebook {
  /** The number of the cell, 1 for the first of all. */
  readonly cell: number;
  readonly inCell: Place;
  readonly inFile: Place;
}

/** The text of a `.ipynb`, and the way from its Python cells, joined to one module, back into it. */
export class NotebookFile {
  readonly text: string;
  readonly #notebook: NotebookText<NotebookFileCell>;
  #lines: { readonly ofModule: LineTable; readonly ofFile: LineTable } | undefined;

  private constructor(text: string, cells: readonly NotebookFileCell[]) {
    this.text = text;
    this.#notebook = new NotebookText(cells);
  }

  /** @param text of the `.ipynb` */
  static open(text: string): NotebookFile | NotebookProblem {
    const notebook = readNotebook(text);
    return 'problem' in notebook ? notebook : new NotebookFile(text, notebook.cells);
  }

  /** The cells, joined. */
  get module(): string {
    return this.#notebook.text;
  }

  /** Where a place of the module is; undefined when it is not in one cell. */
  findPlace({ line, column, endLine = line, endColumn = column }: PlaceInModule): PlaceInNotebook | undefined {
    const { ofModule, ofFile } = this.#getLines();
    const range = {
      start: ofModule.toOffset({ line, column: column - 1 }),
      end: ofModule.toOffset({ line: endLine, column: endColumn - 1 }),
    };
    const found = this.#findCell(range);
    if (!found) return undefined;
    const linesBefore = ofModule.toPosition(found.start).line - 1;
    return {
      cell: found.cell.number,
      inCell: { line: line - linesBefore, column, endLine: endLine - linesBefore, endColumn },
      inFile: toPlace(ofFile, this.#toFileRange(range, found)),
    };
  }

  /** The offsets in the file of a range of the module; undefined when it is not in one cell. */
  findRange(range: Span): Span | undefined {
    const found = this.#findCell(range);
    return found && this.#toFileRange(range, found);
  }

  /**
   * The change of the file that makes a change of the module, which those can make who know nothing of cells. Undefined for
   * one that reaches into several cells, or before the magic of its cell.
   */
  findEdit(edit: SpanEdit): SpanEdit | undefined {
    const found = this.#findCell(edit);
    if (!found) return undefined;
    const { cell, start } = found;
    if (!isEditable(edit, cell.source, start)) return undefined;
    return toFileEdit(this.text, cell, { start: edit.start - start, end: edit.end - start, text: edit.text });
  }

  #findCell(range: Span): JoinedCell<NotebookFileCell> | undefined {
    const found = this.#notebook.findCellAt(range.start);
    return found && isInCell(range, found.cell.source, found.start) ? found : undefined;
  }

  #toFileRange({ start, end }: Span, found: JoinedCell<NotebookFileCell>): Span {
    const toOffset = (offset: number): number => toFileOffset(this.text, found.cell, offset - found.start);
    return { start: toOffset(start), end: toOffset(end) };
  }

  #getLines(): { readonly ofModule: LineTable; readonly ofFile: LineTable } {
    return (this.#lines ??= { ofModule: new LineTable(this.module), ofFile: new LineTable(this.text) });
  }
}

function toPlace(lines: LineTable, { start, end }: Span): Place {
  const from = lines.toPosition(start);
  const to = lines.toPosition(end);
  return { line: from.line, column: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}
