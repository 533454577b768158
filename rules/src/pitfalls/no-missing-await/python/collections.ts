import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { walk } from '../../../python/syntax/walk.js';
import { findCalleeName } from './consumers.js';

/**
 * The expressions that fill a collection: of a literal, of a comprehension, or of a local name that is bound to either and
 * only appended to. Empty when they cannot be told, and when something else could await them.
 */
export function getElements(collection: ast.Expression): readonly ast.Expression[] {
  return collection.type === 'Name' ? findLocalElements(collection) : getOwnElements(collection);
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

/** What a local name is filled with, when it is bound once, appended to, and has no other use that could await its elements. */
function findLocalElements(name: ast.Name): readonly ast.Expression[] {
  const owner = findRunningFunction(name);
  if (owner === undefined) return [];
  const elements: ast.Expression[] = [];
  let bindings = 0;
  let others = 0;
  for (const node of getNames(owner).get(name.id) ?? []) {
    if (node === name) continue;
    const { parent } = node;
    if (node.ctx === 'Store' && (parent?.type === 'Assign' || parent?.type === 'AnnAssign') && parent.value !== null) {
      bindings++;
      elements.push(...getOwnElements(parent.value));
      continue;
    }
    const call = parent?.type === 'Attribute' ? parent.parent : null;
    const isAppend = parent?.type === 'Attribute' && (parent.attr === 'append' || parent.attr === 'add');
    if (isAppend && call?.type === 'Call' && call.func === parent) elements.push(...call.args);
    else if (parent === null || !isAskingForSize(parent)) others++;
  }
  return bindings === 1 && others === 0 ? elements : [];
}

/** `len(jobs)`, `if jobs:`, `not jobs`: nothing that its elements could be awaited by. */
function isAskingForSize(parent: ast.Node): boolean {
  if (parent.type === 'Call') return parent.func.type === 'Name' && parent.func.id === 'len';
  return parent.type === 'If' || (parent.type === 'UnaryOp' && parent.op === 'Not');
}

const namesByFunction = new WeakMap<ast.Node, ReadonlyMap<string, readonly ast.Name[]>>();

/** The names in a function, in the order of the text: a function is walked once for all of its loops. */
function getNames(owner: ast.Node): ReadonlyMap<string, readonly ast.Name[]> {
  const known = namesByFunction.get(owner);
  if (known !== undefined) return known;
  const names = new Map<string, ast.Name[]>();
  walk(owner, (node) => {
    if (node.type !== 'Name') return;
    const same = names.get(node.id);
    if (same === undefined) names.set(node.id, [node]);
    else same.push(node);
  });
  namesByFunction.set(owner, names);
  return names;
}

/** A name that a loop or comprehension gives each element of an iterable in turn. */
export interface TakenElements {
  readonly target: ast.Name;
  readonly iterable: ast.Expression;
}

/** The names that a loop gives elements, and whose: `job` those of `jobs` in `for i, job in zip(ids, jobs)`. */
export function getTakenElements(
  target: ast.Expression,
  iter: ast.Expression,
  facts: PythonFacts,
): readonly TakenElements[] {
  if (target.type === 'Name') return [{ target, iterable: iter }];
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
