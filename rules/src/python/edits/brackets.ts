import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';

/**
 * The brackets directly around an expression that group it (they are no part of the node, as in CPython's `ast`):
 * from the opening bracket to behind the closing one. Undefined when there are none; the brackets of a call's
 * arguments, of a class's bases or of a tuple do not count.
 */
export function findBrackets(expression: ast.Expression, text: string): Span | undefined {
  const open = skipBack(text, expression.start);
  const close = skipForward(text, expression.end);
  if (text[open] !== '(' || text[close] !== ')') return undefined;
  const { parent } = expression;
  if (parent !== null && isOwnBracket(parent, open, close)) return undefined;
  return { start: open, end: close + 1 };
}

/** Whether a bracket belongs to the syntax of the parent: the arguments of a call, the bases of a class. */
function isOwnBracket(parent: ast.Node, open: number, close: number): boolean {
  switch (parent.type) {
    case 'Call':
      return close + 1 === parent.end && open >= parent.func.end;
    case 'keyword':
      return open < parent.start;
    case 'ClassDef':
      return open >= parent.nameRange.end;
    case 'Tuple':
    case 'GeneratorExp':
      return open === parent.start && close + 1 === parent.end;
    case 'withitem':
      return parent.optional_vars === null && parent.parent?.type === 'With' && parent.parent.items.length > 1;
    default:
      return false;
  }
}

/** The offset of the last character before an offset that is neither white space nor a line continuation. */
function skipBack(text: string, offset: number): number {
  let index = offset - 1;
  while (index >= 0 && /[\s\\]/.test(text.charAt(index))) index--;
  return index;
}

/** The offset of the first character at or behind an offset that is neither white space nor a line continuation. */
function skipForward(text: string, offset: number): number {
  let index = offset;
  while (index < text.length && /[\s\\]/.test(text.charAt(index))) index++;
  return index;
}
