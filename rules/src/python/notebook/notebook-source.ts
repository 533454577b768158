import type { SpanEdit } from '../../project/text/text-edit.js';
import type { NotebookFileCell } from './read-notebook.js';

/**
 * Where an offset of a cell's source is in the file. The end of a part is the start of the next.
 * @param file its text
 */
export function toFileOffset(file: string, { place, parts }: NotebookFileCell, offset: number): number {
  let left = offset;
  for (const [index, { start, end }] of parts.entries()) {
    const isLast = index === parts.length - 1;
    let position = start + 1;
    for (; left > 0 && position < end - 1; left--) position += getLengthOfCharacter(file, position);
    if (position < end - 1 || isLast) return position;
  }
  return place.start;
}

/** How many characters of a JSON string stand for one. */
function getLengthOfCharacter(file: string, position: number): number {
  if (file[position] !== '\\') return 1;
  return file[position + 1] === 'u' ? 6 : 2;
}

/**
 * The change of the file that makes a change of a cell's source: nothing else is written anew. Changes that are apart in the
 * source are so in the file, so that any of them can be made together.
 * @param file its text
 */
export function toFileEdit(file: string, cell: NotebookFileCell, edit: SpanEdit): SpanEdit {
  const { place, parts, source } = cell;
  const start = toFileOffset(file, cell, edit.start);
  const end = toFileOffset(file, cell, edit.end);
  if (!file.startsWith('[', place.start)) return { start, end, text: writeCharacters(file, edit.text) };
  const separator = getSeparator(file, cell);
  const lines = writeLines(file, cell, edit.text);
  if (parts.length === 0) return { ...place, text: `["${lines.join(separator)}"]` };
  const isAtEnd = edit.end === source.length;
  // What is put behind a line starts another.
  if (edit.start === source.length && source.endsWith('\n'))
    return { start, end, text: ['', ...lines].join(separator) };
  // Where the last lines go, their strings go, too.
  const before = parts[parts.findIndex((part) => part.start + 1 === start) - 1];
  if (isAtEnd && edit.text === '' && before) return { start: before.end - 1, end, text: '' };
  const isOpen = edit.text.endsWith('\n') && !isAtEnd;
  return { start, end, text: (isOpen ? [...lines, ''] : lines).join(separator) };
}

/** What is between the texts of two lines of a list: quotes, a comma and space as it is in the file. */
function getSeparator(file: string, { place, parts: [first, second] }: NotebookFileCell): string {
  if (first === undefined) return '", "';
  const opening = file.slice(place.start + 1, first.start);
  return `"${second ? file.slice(first.end, second.start) : `,${opening || ' '}`}"`;
}

/** The text of each line as it is between the quotes of JSON, of lines of the cell as it is there. */
function writeLines(file: string, { parts }: NotebookFileCell, text: string): string[] {
  const written = new Map(
    parts.map(({ start, end }) => [String(JSON.parse(file.slice(start, end))), file.slice(start + 1, end - 1)]),
  );
  return text.split(/(?<=\n)/u).map((line) => written.get(line) ?? writeCharacters(file, line));
}

/** A text as it is between the quotes of JSON; in a file that has nothing but ASCII it stays so. */
function writeCharacters(file: string, text: string): string {
  const characters = JSON.stringify(text).slice(1, -1);
  if (/[^\s!-~]/.test(file)) return characters;
  return characters.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
