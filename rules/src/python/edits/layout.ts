import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { walk } from '../syntax/walk.js';
import { insertAt, type TextEdit } from './text-edit.js';

/** The line break the file uses: of its first line, `\n` when there is none. */
export function getLineBreak(text: string): '\r\n' | '\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** The offset at which the line of an offset starts. */
export function getLineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** The offset behind the line break that ends the line of an offset; the length of the text on its last line. */
export function getNextLineStart(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The white space at the start of the line of an offset. */
export function getIndentation(text: string, offset: number): string {
  const start = getLineStart(text, offset);
  return /^[ \t\f]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** One level of indentation as this file writes it: that of its first indented block, four spaces when it has none. */
export function getIndentUnit(module: ast.Module, text: string): string {
  for (const statement of module.body) {
    const [first] = 'body' in statement ? statement.body : [];
    if (first === undefined) continue;
    const unit = getIndentation(text, first.start).slice(getIndentation(text, statement.start).length);
    if (unit !== '') return unit;
  }
  return '    ';
}

/** Where a statement begins, its decorators included. */
export function getStatementStart(statement: ast.Statement, text: string): number {
  const decorators = 'decorator_list' in statement ? statement.decorator_list : [];
  const [first] = decorators;
  return first === undefined ? statement.start : text.lastIndexOf('@', first.start);
}

/** Whether nothing but white space stands before the statement on its line, and no other statement behind it. */
export function isAloneOnItsLines(statement: ast.Statement, text: string): boolean {
  const start = getStatementStart(statement, text);
  const before = text.slice(getLineStart(text, start), start);
  const after = text.slice(statement.end, getNextLineStart(text, statement.end));
  return before.trim() === '' && /^[ \t\f]*(#.*)?\r?\n?$/.test(after);
}

/**
 * Inserts lines before a statement, indented as the statement is.
 * Undefined when the statement shares its line with another one.
 */
export function insertLinesBefore(
  statement: ast.Statement,
  lines: readonly string[],
  text: string,
): TextEdit | undefined {
  if (!isAloneOnItsLines(statement, text)) return undefined;
  const start = getStatementStart(statement, text);
  const indentation = getIndentation(text, start);
  const lineBreak = getLineBreak(text);
  return insertAt(
    getLineStart(text, start),
    lines.map((line) => `${line === '' ? '' : indentation + line}${lineBreak}`).join(''),
  );
}

/**
 * Inserts lines behind a statement, indented as the statement is.
 * Undefined when the statement shares its line with another one.
 */
export function insertLinesAfter(
  statement: ast.Statement,
  lines: readonly string[],
  text: string,
): TextEdit | undefined {
  if (!isAloneOnItsLines(statement, text)) return undefined;
  const indentation = getIndentation(text, getStatementStart(statement, text));
  const lineBreak = getLineBreak(text);
  const offset = getNextLineStart(text, statement.end);
  const block = lines.map((line) => (line === '' ? '' : indentation + line)).join(lineBreak);
  return text[offset - 1] === '\n' ? insertAt(offset, block + lineBreak) : insertAt(offset, lineBreak + block);
}

/**
 * Indents whole statements one level more, as a part of putting them under a new header.
 * The text inside multi-line strings stays as it is.
 * @param statements statements of one block, in order, each alone on its lines
 */
export function indentStatements(statements: readonly ast.Statement[], unit: string, text: string): TextEdit[] {
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return [];
  const strings = getLongStrings(statements, text);
  const edits: TextEdit[] = [];
  let offset = getLineStart(text, getStatementStart(first, text));
  while (offset < last.end) {
    const next = getNextLineStart(text, offset);
    const isInsideString = strings.some(({ start, end }) => start < offset && offset < end);
    if (!isInsideString && text.slice(offset, next).trim() !== '') edits.push(insertAt(offset, unit));
    offset = next;
  }
  return edits;
}

function getLongStrings(statements: readonly ast.Statement[], text: string): readonly Span[] {
  const strings: Span[] = [];
  for (const statement of statements) {
    walk(statement, (node) => {
      const isString = node.type === 'Constant' || node.type === 'JoinedStr' || node.type === 'TemplateStr';
      if (isString && text.slice(node.start, node.end).includes('\n')) strings.push(node);
    });
  }
  return strings;
}
