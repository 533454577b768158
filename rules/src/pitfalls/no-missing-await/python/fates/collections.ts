import { findOrigin, getNamesBeside } from '../../../../python/flow/assignments.js';
import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import { findCallOf } from '../../../../python/syntax/arguments.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isNamed } from '../../../../python/syntax/predicates.js';
import { findCalleeName } from '../uses/consumers.js';

/**
 * The expressions that fill a collection: of a literal, of a comprehension, of a local name that is bound to either and only
 * added to, or of the `jobs.values()` of such a dict. Empty when they cannot be told, and when something else could await them
 * or put others in their place.
 */
export function getElements(collection: ast.Expression, facts: PythonFacts): readonly ast.Expression[] {
  const dict = findDict(collection, 'values');
  if (dict !== undefined) return getValues(dict, facts);
  if (collection.type !== 'Name') return getOwnElements(collection);
  const filling = findFilling(collection, facts);
  if (filling === undefined || isDict(filling.value)) return [];
  return [...getOwnElements(filling.value), ...filling.added, ...filling.items];
}

/** The same of the values of a dict that a local name holds. */
function getValues(dict: ast.Name, facts: PythonFacts): readonly ast.Expression[] {
  const { value, added = [], items = [] } = findFilling(dict, facts) ?? {};
  if (value?.type === 'DictComp') return value.value === null ? [] : [value.value, ...items];
  return value?.type === 'Dict' && !value.keys.includes(null) && added.length === 0 ? [...value.values, ...items] : [];
}

function getOwnElements(collection: ast.Expression): readonly ast.Expression[] {
  switch (collection.type) {
    case 'List':
    case 'Set':
    case 'Tuple':
      return collection.elts;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [collection.elt];
    default:
      return [];
  }
}

function isDict({ type }: ast.Expression): boolean {
  return type === 'Dict' || type === 'DictComp';
}

/** What a local name that holds a collection is filled with. */
interface Filling {
  /** What it is bound to, once. */
  readonly value: ast.Expression;
  /** What is appended to it. */
  readonly added: readonly ast.Expression[];
  /** What is put into it at some place: `users[1] = …`. */
  readonly items: readonly ast.Expression[];
}

/** Undefined when the name has another use that could await its elements. */
function findFilling(name: ast.Name, facts: PythonFacts): Filling | undefined {
  const values: ast.Expression[] = [];
  const added: ast.Expression[] = [];
  const items: ast.Expression[] = [];
  for (const node of getNamesBeside(name)) {
    const { parent } = node;
    const assigned = node.ctx === 'Store' ? findOrigin(node) : undefined;
    if (assigned !== undefined) {
      values.push(assigned);
      continue;
    }
    const isAppend = parent?.type === 'Attribute' && (parent.attr === 'append' || parent.attr === 'add');
    const call = isAppend ? findCallOf(parent) : undefined;
    const item = parent?.type === 'Subscript' && parent.ctx === 'Store' ? parent.parent : null;
    if (call !== undefined) added.push(...call.args);
    else if (item?.type === 'Assign') items.push(item.value);
    else if (!isLeavingElements(node, facts)) return undefined;
  }
  const [value, ...more] = values;
  return value === undefined || more.length > 0 ? undefined : { value, added, items };
}

/** Calls that wait for the elements of a collection, and leave them there. */
const waits: ReadonlySet<string> = new Set(['asyncio.gather', 'asyncio.wait', 'asyncio.as_completed']);

/**
 * Whether a use of a collection leaves its elements what they are: `len(jobs)`, `if jobs:`, `not jobs`, also
 * `await asyncio.gather(*jobs)`.
 */
export function isLeavingElements(name: ast.Name, facts: PythonFacts): boolean {
  const { parent } = name;
  if (parent?.type === 'If' || (parent?.type === 'UnaryOp' && parent.op === 'Not')) return true;
  const isLength = parent?.type === 'Call' && isNamed(parent.func, 'len');
  return isLength || isWaitedFor(name, facts);
}

/** Whether something waits for the elements of a collection: who awaited them where they are made would break that. */
export function areAwaited(collection: ast.Expression, facts: PythonFacts): boolean {
  if (collection.type !== 'Name') return false;
  return getNamesBeside(collection).some((name) => isWaitedFor(name, facts));
}

function isWaitedFor({ parent }: ast.Name, facts: PythonFacts): boolean {
  const call = parent?.type === 'Starred' ? parent.parent : parent;
  return call?.type === 'Call' && waits.has(facts.findQualifiedName(call.func) ?? '');
}

/** A name that a loop or comprehension gives each element of an iterable in turn. */
export interface TakenElements {
  readonly target: ast.Name;
  readonly iterable: ast.Expression;
  /** The dict that the elements are the values of: `jobs` in `jobs.items()`. */
  readonly dict?: ast.Name;
}

/** The expressions that fill what is gone through. */
export function getTaken({ iterable, dict }: TakenElements, facts: PythonFacts): readonly ast.Expression[] {
  return dict === undefined ? getElements(iterable, facts) : getValues(dict, facts);
}

/** The name of a dict in `jobs.values()`, for another method in that. */
function findDict(iterable: ast.Expression, method: 'values' | 'items'): ast.Name | undefined {
  if (iterable.type !== 'Call' || iterable.func.type !== 'Attribute' || iterable.args.length > 0) return undefined;
  const { attr, value } = iterable.func;
  return attr === method && value.type === 'Name' ? value : undefined;
}

/** The names that a loop gives elements, and whose: `job` those of `jobs` in `for i, job in zip(ids, jobs)`. */
export function getTakenElements(
  target: ast.Expression,
  iter: ast.Expression,
  facts: PythonFacts,
): readonly TakenElements[] {
  if (target.type === 'Name') return [{ target, iterable: iter }];
  const dict = findDict(iter, 'items');
  if (dict !== undefined) {
    const value = target.type === 'Tuple' && target.elts.length === 2 ? target.elts[1] : undefined;
    return value?.type === 'Name' ? [{ target: value, iterable: iter, dict }] : [];
  }
  if (target.type !== 'Tuple' || iter.type !== 'Call' || iter.args.some(({ type }) => type === 'Starred')) return [];
  return getPairs(target, iter, facts).flatMap(([taken, iterable]) => {
    return taken?.type === 'Name' && iterable !== undefined ? [{ target: taken, iterable }] : [];
  });
}

type Pair = readonly [target: ast.Expression | undefined, iterable: ast.Expression | undefined];

function getPairs({ elts }: ast.Tuple, iter: ast.Call, facts: PythonFacts): readonly Pair[] {
  const { func, args } = iter;
  if (func.type !== 'Name' || elts.some(({ type }) => type === 'Starred')) return [];
  switch (findCalleeName(iter, facts)) {
    case 'zip':
      return elts.length === args.length ? elts.map((taken, index) => [taken, args[index]]) : [];
    case 'enumerate':
      return elts.length === 2 ? [[elts[1], args[0]]] : [];
    default:
      return [];
  }
}
