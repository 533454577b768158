/** The spaces and tabs before the first token of the line that the offset is in, as far as they are before the offset. */
export function getIndentation(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
