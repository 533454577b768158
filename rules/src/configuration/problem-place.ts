/**
 * The place in a `pyproject.toml` that a problem of its `[tool.async-pitfalls]` is about: the key that the sentence names,
 * or the line and column. The start of the text when neither is found.
 * @returns offsets (UTF-16, half-open)
 */
export function findProblemPlace(text: string, problem: string): { start: number; end: number } {
  const position = /^line (?<line>\d+), column (?<column>\d+)/u.exec(problem)?.groups;
  if (position) return findPosition(text, Number(position['line']), Number(position['column']));
  const found = /^(?<path>(?:tool\.)?(?<name>async[-_]?pitfalls?)[^:\s]*)/iu.exec(problem)?.groups;
  const path = found?.['path'] ?? '';
  const header = `^[ \\t]*\\[{1,2}[ \\t]*(?:tool\\.)?["']?${found?.['name'] ?? 'async-pitfalls'}(?![\\w-])`;
  const table = new RegExp(header, 'mu').exec(text);
  const start = table?.index ?? 0;
  const key = path.split('.').slice(2).at(-1);
  const place = key === undefined ? undefined : findKey(text, key, start);
  return place ?? findLine(text, start);
}

/** The key as it is written in a table, an inline table or a table's header, from an offset on. */
function findKey(text: string, key: string, from: number): { start: number; end: number } | undefined {
  const escaped = key.replaceAll(/[^\w-]/gu, '\\$&');
  const pattern = new RegExp(
    `(?<=^[ \\t]*(?:[\\w.-]+\\.)?|[{,][ \\t]*|\\.)["']?${escaped}["']?(?=[ \\t]*[=.\\]])`,
    'gmu',
  );
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function findPosition(text: string, line: number, column: number): { start: number; end: number } {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0);
  const start = Math.min(before + column - 1, text.length);
  return { start, end: Math.max(start, Math.min(text.length, before + (lines[line - 1] ?? '').trimEnd().length)) };
}

/** The line around an offset, without its surrounding blanks. */
function findLine(text: string, at: number): { start: number; end: number } {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end);
  return { start: at + (line.length - line.trimStart().length), end: at + line.trimEnd().length };
}
