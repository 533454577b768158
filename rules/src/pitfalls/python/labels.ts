import type * as ast from '../../python/syntax/nodes.js';
import type { Span } from '../../project/text/span.js';

/** The narrowest range that shows a call (or another expression): the name that is called. */
export function getNameRange(expression: ast.Expression): Span {
  const named = expression.type === 'Call' ? expression.func : expression;
  if (named.type === 'Attribute') return named.attrRange;
  return named.type === 'Name' ? named : expression;
}

/** How an expression is shown in a message: `client.fetch()` whatever the arguments, cut when it is long. */
export function toLabel(expression: ast.Expression, text: string): string {
  const shown =
    expression.type === 'Call' ? `${toDottedText(expression.func, text)}()` : toDottedText(expression, text);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

/** How calling a function is shown: `load()` of `load`, and of what is a call already. */
export function toCallLabel(callee: ast.Expression, text: string): string {
  return `${toLabel(callee, text).replace(/\(\)$/, '')}()`;
}

function toDottedText(expression: ast.Expression, text: string): string {
  switch (expression.type) {
    case 'Attribute':
      return `${toReceiverText(expression.value, text)}.${expression.attr}`;
    case 'Call':
      return `${toDottedText(expression.func, text)}()`;
    case 'Await':
      return `await ${toDottedText(expression.value, text)}`;
    case 'Lambda':
      return 'lambda';
    default:
      return text.slice(expression.start, expression.end).replace(/\s+/g, ' ');
  }
}

/** What stands before a dot; operators keep the brackets around them: `(folder / name).exists()`. */
function toReceiverText(receiver: ast.Expression, text: string): string {
  const shown = toDottedText(receiver, text);
  switch (receiver.type) {
    case 'Await':
    case 'BinOp':
    case 'BoolOp':
    case 'Compare':
    case 'IfExp':
    case 'NamedExpr':
    case 'UnaryOp':
      return `(${shown})`;
    default:
      return shown;
  }
}
