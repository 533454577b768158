import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { findBrackets } from './brackets.js';
import { toListComprehensions } from './list-comprehensions.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/**
 * Puts `await` before an expression, with brackets where Python's grammar asks for them
 * (https://docs.python.org/3/reference/expressions.html#await-expression: the operand is a primary, and an await
 * expression is not itself one, so `fetch().json()` becomes `(await fetch()).json()`).
 *
 * Inside a generator expression `await` would make an asynchronous generator, which `any`, `sum` and the like cannot
 * iterate over: it becomes a list, `any([await f(x) for x in xs])`.
 *
 * Undefined where no `await` can stand: in a lambda, and inside nested comprehensions that would have to change kind.
 * That the function around is asynchronous is for the caller to see to.
 */
export function addAwait(expression: ast.Expression, text: string): TextEdit[] | undefined {
  const listEdits = toListComprehensions(expression, text);
  if (listEdits === undefined) return undefined;
  return [...listEdits, ...putAwaitBefore(expression, text)];
}

/** Takes an `await` away, with the brackets that only it may have needed: `(await user)["id"]` becomes `user["id"]`. */
export function dropAwait(wait: ast.Await, text: string): TextEdit {
  const { start, end } = wait.value;
  const brackets = findBrackets(wait, text);
  const isBare =
    brackets !== undefined && text.slice(brackets.start, brackets.end) === `(await ${text.slice(start, end)})`;
  return isBare ? replaceRange(brackets, text.slice(start, end)) : replaceRange({ start: wait.start, end: start }, '');
}

/** Puts `await` before an expression, with brackets around its operand and around the whole where they are needed. */
function putAwaitBefore(expression: ast.Expression, text: string): TextEdit[] {
  const brackets = findBrackets(expression, text);
  if (isPrimary(expression)) {
    const isWrapped = brackets !== undefined || !mustBePrimary(expression);
    return isWrapped ? [insertAt(expression.start, 'await ')] : surround(expression, '(await ', ')');
  }
  if (brackets !== undefined) {
    return mustBePrimary(expression) ? surround(brackets, '(await ', ')') : [insertAt(brackets.start, 'await ')];
  }
  return mustBePrimary(expression) ? surround(expression, '(await (', '))') : surround(expression, 'await (', ')');
}

function surround({ start, end }: Span, before: string, after: string): TextEdit[] {
  return [insertAt(start, before), insertAt(end, after)];
}

/** Whether `await` may take the expression as it stands. */
function isPrimary(expression: ast.Expression): boolean {
  switch (expression.type) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
    case 'Call':
    case 'List':
    case 'ListComp':
    case 'Set':
    case 'SetComp':
    case 'Dict':
    case 'DictComp':
    case 'GeneratorExp':
    case 'Constant':
    case 'JoinedStr':
      return true;
    default:
      return false;
  }
}

/** Whether the place in which an expression stands takes a primary only. */
function mustBePrimary(expression: ast.Expression): boolean {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Attribute':
    case 'Subscript':
    case 'Await':
      return parent.value === expression;
    case 'Call':
      return parent.func === expression;
    default:
      return false;
  }
}
