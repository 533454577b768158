import type { TSESTree } from '@typescript-eslint/utils';
import { someChild } from '../syntax/children.js';

/** The spaces and tabs before the first token of the line that the offset is in, as far as they are before the offset. */
export function getIndentation(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The line break that the file uses: that of its first line. */
export function getLineBreak(text: string): '\r\n' | '\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** One level of indentation as the file writes it: that of its first indented line, two spaces when it has none. */
export function getIndentUnit(text: string): string {
  // Not a line of a block comment, ` * …`.
  return /^(?:\t| {2,8})(?=[^\s*])/m.exec(text)?.[0] ?? '  ';
}

/** What the file ends statements with. */
export function getStatementEnd(text: string): ';' | '' {
  return /;[ \t]*(?:\/\/.*)?$/m.test(text) ? ';' : '';
}

/** The offset behind the comment that ends the line of an offset; the offset itself where something else follows it. */
export function skipLineComment(text: string, offset: number): number {
  const comment = /[ \t]*\/\/.*/y;
  comment.lastIndex = offset;
  return comment.test(text) ? comment.lastIndex : offset;
}

/** Whether a text in the node, a literal or a part of a template, goes on over several lines, so that indenting would change it. */
export function hasLongText(node: TSESTree.Node): boolean {
  const isText = node.type === 'Literal' || node.type === 'TemplateElement';
  return (isText && node.loc.start.line < node.loc.end.line) || someChild(node, hasLongText);
}
