import { isRecord } from '../../project/is-record.js';
import type { Span } from '../../project/text/span.js';
import { JsonPlaces } from './json-places.js';

/** A code cell of a notebook in Python, as it is in the file. */
export interface NotebookFileCell {
  /** The place among all cells of the notebook, 1 for the first, as Ruff counts them. */
  readonly number: number;
  /** The source, where it was given in parts those joined. */
  readonly source: string;
  getText(): string;
  /** Where the source stands in the file: a string, or a list of strings. */
  readonly place: Span;
  /** The strings. */
  readonly parts: readonly Span[];
}

/** What is in a `.ipynb`, or why it cannot be checked. */
export type ReadNotebook = { readonly cells: readonly NotebookFileCell[] } | NotebookProblem;

/** Why a file is not checked. */
export interface NotebookProblem {
  /** What the file is instead: no notebook at all, one of another format, or one in another language. */
  readonly kind: 'broken' | 'format' | 'language';
  /** A sentence for people. */
  readonly problem: string;
}

const expected = 'expected a Jupyter notebook of format 4, which is a JSON object with a list of `cells`';

/**
 * The Python cells of a Jupyter notebook.
 * The format: https://nbformat.readthedocs.io/en/latest/format_description.html
 * @param file the text of the `.ipynb`; one without any is a notebook that has no cells yet
 */
export function readNotebook(file: string): ReadNotebook {
  const text = file.replace(/^\uFEFF/u, ' ');
  if (text.trim() === '') return { cells: [] };
  const notebook = tryToParse(text);
  if (notebook instanceof Error) return toBroken(`${expected} (${notebook.message.replace(/\s+/gu, ' ')})`);
  if (!isRecord(notebook)) return toBroken(expected);
  const { nbformat, cells, metadata } = notebook;
  if (typeof nbformat === 'number' && nbformat !== 4) {
    const advice = nbformat < 4 ? ' `jupyter nbconvert --to notebook` converts it.' : '';
    return { kind: 'format', problem: `A notebook of format ${nbformat}: not checked, expected format 4.${advice}` };
  }
  if (!Array.isArray(cells)) return toBroken(expected);
  const language = findLanguage(metadata);
  if (language !== undefined && !/^i?python\d?$/iu.test(language)) {
    return { kind: 'language', problem: `A notebook in ${language}: not checked, expected Python.` };
  }
  return { cells: getPythonCells(text, cells) };
}

function toBroken(problem: string): NotebookProblem {
  return { kind: 'broken', problem: `Parsing error: ${problem}.` };
}

function tryToParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** The kernel says what it runs; before the first run only the kernel that was chosen is known. */
function findLanguage(metadata: unknown): string | undefined {
  if (!isRecord(metadata)) return undefined;
  const { language_info: info, kernelspec: kernel } = metadata;
  if (isRecord(info) && typeof info['name'] === 'string') return info['name'];
  return isRecord(kernel) && typeof kernel['language'] === 'string' ? kernel['language'] : undefined;
}

function getPythonCells(text: string, cells: readonly unknown[]): NotebookFileCell[] {
  const places = new JsonPlaces(text);
  const list = places.getMembers(places.getRoot()).get('cells');
  if (list === undefined) return [];
  return places.getElements(list).flatMap((cell, index) => {
    const value = cells[index];
    if (!isPythonCell(value)) return [];
    const place = places.getMembers(cell).get('source');
    const source = findSource(value['source']);
    if (source === undefined || place === undefined) return [];
    const parts = text[place.start] === '[' ? places.getElements(place) : [place];
    return [{ number: index + 1, source, getText: () => source, place, parts }];
  });
}

/** VS Code notes the language of a cell that is not in that of the notebook. */
function isPythonCell(cell: unknown): cell is Readonly<Record<string, unknown>> {
  if (!isRecord(cell) || cell['cell_type'] !== 'code') return false;
  const { metadata } = cell;
  const editor = isRecord(metadata) ? metadata['vscode'] : undefined;
  const language = isRecord(editor) ? editor['languageId'] : undefined;
  return language === undefined || language === 'python';
}

function findSource(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source) || !source.every((part) => typeof part === 'string')) return undefined;
  return source.join('');
}
