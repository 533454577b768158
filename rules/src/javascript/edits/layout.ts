import type { TSESTree } from '@typescript-eslint/utils';
import { someChild } from '../syntax/children.js';

/** The spaces and tabs before the first token of the line that the offset is in, as far as they are before the offset. */
export function getIndentation(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Whether a text in the node, a literal or a part of a template, goes on over several lines, so that indenting would change it. */
export function hasLongText(node: TSESTree.Node): boolean {
  const isText = node.type === 'Literal' || node.type === 'TemplateElement';
  return (isText && node.loc.start.line < node.loc.end.line) || someChild(node, hasLongText);
}
