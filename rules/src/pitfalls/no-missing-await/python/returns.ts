import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts, ResultPart } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getRoot, isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import { getCallee } from '../../python/callees.js';
import { isDictValue } from './uses/consumers.js';

/**
 * The block that a returned coroutine should have run in, as the end of "it runs only after …": a `try` whose handlers
 * or `finally` were meant for it, or a `with` that is left before it starts. Undefined when returning it is fine.
 */
export function findBlockLeftTooEarly(
  node: ast.Return,
  coroutine: ast.Expression,
  facts: PythonFacts,
): string | undefined {
  const owner = findRunningFunction(node);
  if (owner === undefined) return undefined;
  let child: ast.Node = node;
  for (let { parent } = node; parent !== null && parent !== owner; child = parent, parent = parent.parent) {
    if (parent.type === 'Try' || parent.type === 'TryStar') {
      const left = findTryLeft(parent, child, coroutine, owner);
      if (left !== undefined) return left;
    } else if (parent.type === 'With' || parent.type === 'AsyncWith') {
      if (isNeeded(parent, coroutine, owner, facts)) {
        const keyword = parent.type === 'With' ? 'with' : 'async with';
        return `the \`${keyword}\` block has been left`;
      }
    }
  }
  return undefined;
}

/** An asynchronous function that says what awaiting it gives. */
export interface FunctionWithResult extends ast.AsyncFunctionDef {
  readonly returns: ast.Expression;
}

/** The function that a node runs in, if that is asynchronous and has an annotation of its result. */
export function findFunctionWithResult(node: ast.Node): FunctionWithResult | undefined {
  const owner = findRunningFunction(node);
  return owner?.type === 'AsyncFunctionDef' && hasResult(owner) ? owner : undefined;
}

/**
 * The same of what is given as its result, if what it declares is a plain value and no awaitable.
 * @param part the part of the result that is asked about; all of it without one
 */
export function findFunctionWithValue(
  node: ast.Expression,
  facts: PythonFacts,
  part?: ResultPart,
): FunctionWithResult | undefined {
  const owner = findFunctionWithResult(node);
  return owner !== undefined && facts.getDeclaredResultKind(owner, node, part) === 'value' ? owner : undefined;
}

function hasResult(node: ast.AsyncFunctionDef): node is FunctionWithResult {
  return node.returns !== null;
}

/**
 * The part of the result of an asynchronous function that an expression is, where what the function declares has a value
 * there: an element of the list that it returns, what it yields. Undefined where it is none, or may be an awaitable.
 */
export function findValuePart(value: ast.Expression, facts: PythonFacts): FunctionWithResult | undefined {
  const chosen = getChosen(value);
  const part = chosen.parent?.type === 'Yield' ? yielded : findPartOfReturned(chosen);
  return part && findFunctionWithValue(value, facts, part);
}

const yielded: ResultPart = { kind: 'yielded' };

/** The expression that gives the value as one of several: `load() if is_new else cached`, `cached or load()`. */
export function getChosen(value: ast.Expression): ast.Expression {
  const { parent } = value;
  if (parent?.type === 'BoolOp') return getChosen(parent);
  return parent?.type === 'IfExp' && parent.test !== value ? getChosen(parent) : value;
}

function findPartOfReturned(element: ast.Expression): ResultPart | undefined {
  const { parent } = element;
  switch (parent?.type) {
    case 'List':
    case 'Set':
    case 'ListComp':
    case 'SetComp':
      return isReturned(parent) ? { kind: 'element' } : undefined;
    case 'Dict':
    case 'DictComp':
      return isReturned(parent) && isDictValue(element, parent) ? { kind: 'value' } : undefined;
    case 'Tuple':
      if (!isReturned(parent) || parent.elts.some(({ type }) => type === 'Starred')) return undefined;
      return { kind: 'item', index: parent.elts.indexOf(element), of: parent.elts.length };
    default:
      return undefined;
  }
}

function isReturned(collection: ast.Expression): boolean {
  return getChosen(collection).parent?.type === 'Return';
}

function findTryLeft(
  parent: ast.Try | ast.TryStar,
  child: ast.Node,
  coroutine: ast.Expression,
  owner: ast.FunctionNode,
): string | undefined {
  const isInBody = parent.body.some((one) => one === child);
  const isGuarded = isInBody || parent.orelse.some((one) => one === child);
  if (isGuarded && parent.finalbody.length > 0) return '`finally` has cleaned up';
  if (!isInBody || parent.handlers.length === 0) return undefined;
  // In a plain function the handlers may be there for what comes before the coroutine is created.
  const isMeantForIt = owner.type === 'AsyncFunctionDef' || (parent.body.length === 1 && isSimpleCall(coroutine));
  return isMeantForIt ? 'the `try` has been left, and no handler sees its exceptions' : undefined;
}

/** A call whose own parts hardly raise: names and attributes, no calls, items or operators. */
function isSimpleCall(coroutine: ast.Expression): boolean {
  return !someNode(
    coroutine,
    (node) => node !== coroutine && (node.type === 'Call' || node.type === 'Subscript' || node.type === 'BinOp'),
  );
}

/** Whether the coroutine works on what the `with` gives, or the `with` gives nothing and so is there for what runs in it. */
function isNeeded(
  { items, type }: ast.With | ast.AsyncWith,
  coroutine: ast.Expression,
  owner: ast.FunctionNode,
  facts: PythonFacts,
): boolean {
  return items.some(({ context_expr, optional_vars }) => {
    if (optional_vars !== null) return optional_vars.type === 'Name' && isHandedTo(coroutine, optional_vars.id, facts);
    if (type === 'AsyncWith') return true;
    const name = context_expr.type === 'Call' ? facts.findQualifiedName(context_expr.func) : undefined;
    return owner.type === 'AsyncFunctionDef' || name === 'contextlib.suppress';
  });
}

/** Whether the call is a method of the name, or gets it as an argument as it is. */
function isHandedTo(coroutine: ast.Expression, name: string, facts: PythonFacts): boolean {
  if (coroutine.type !== 'Call') return false;
  const { args, keywords } = coroutine;
  return [getRoot(getCallee(coroutine, facts)), ...args, ...keywords.map(({ value }) => value)].some((one) =>
    isNamed(one, name),
  );
}
