import { findAssigned, getNamesBeside, isDeclaredIn } from '../../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isLeavingElements } from './collections.js';
import { failsFor, isCoroutine } from '../expressions.js';
import type { Fate } from './fates.js';
import { findCalleeName } from '../uses/consumers.js';
import { findConsequence, type Use } from '../uses/use-kinds.js';
import { findTargetUse, getUse } from '../uses/uses.js';

/**
 * The first use as a value of an element that a collection has been made with: `users[0].name`. Undefined when the
 * collection has a use that could await its elements, or put others in their place.
 * @param element gives the coroutine or task
 * @param target the name that the collection is stored in
 */
export function findItemFate(
  element: ast.Expression,
  target: ast.Name,
  { facts, text }: OpenedModule,
): Fate | undefined {
  let fate: Fate | undefined;
  for (const name of getNamesBeside(target)) {
    if (name.ctx !== 'Load') return undefined;
    const { parent } = name;
    if (parent?.type !== 'Subscript' || parent.value !== name) {
      if (!isLeavingElements(name, facts) && !isGoneThroughForValues(name, facts)) return undefined;
      continue;
    }
    if (isOtherPlace(parent.slice, element, text)) continue;
    const use = parent.ctx === 'Load' && parent.slice.type !== 'Slice' ? getUse(parent, facts) : undefined;
    const found = use && toFate(parent, use, element, facts);
    if (found === undefined) return undefined;
    fate ??= found;
  }
  return fate;
}

/**
 * What follows from putting a coroutine into a dict or list that the function has made itself: `answer["user"] = load(1)`, when
 * all that becomes of it is text, an answer. Undefined when it has another use.
 */
export function findConsequenceOfPut({ value: collection }: ast.Subscript, facts: PythonFacts): string | undefined {
  const owner = findRunningFunction(collection);
  if (collection.type !== 'Name' || owner === undefined || isDeclaredIn(owner, collection.id)) return undefined;
  let consequence: string | undefined;
  let isMade = false;
  for (const name of getNamesBeside(collection)) {
    const { parent } = name;
    if (name.ctx === 'Store') {
      if (isMade || !isNewCollection(findAssigned(name), facts)) return undefined;
      isMade = true;
    } else if (!isLeavingElements(name, facts) && !(parent?.type === 'Subscript' && parent.ctx === 'Store')) {
      const use = getUse(name, facts);
      if (use.kind !== 'value' || use.isOfElements !== true) return undefined;
      if (name.start > collection.start) consequence ??= use.consequence;
    }
  }
  return isMade ? consequence : undefined;
}

function isNewCollection(value: ast.Expression | undefined, facts: PythonFacts): boolean {
  if (value?.type !== 'Call') return value?.type === 'Dict' || value?.type === 'List';
  const name = findCalleeName(value, facts);
  return name === 'dict' || name === 'list';
}

function toFate(at: ast.Subscript, use: Use, element: ast.Expression, facts: PythonFacts): Fate | undefined {
  const consequence = findConsequence(use);
  if (consequence === undefined) return undefined;
  if (use.kind === 'value') return failsFor(element, use, facts) ? { ...use, kind: 'usedAsValue', at } : undefined;
  return isCoroutine(element, facts)
    ? { kind: 'usedAsValue', at, consequence, isCertainForAwaitables: false }
    : undefined;
}

/** `for user in users: print(user.name)` */
function isGoneThroughForValues(name: ast.Name, facts: PythonFacts): boolean {
  const { parent } = name;
  if (parent?.type !== 'For' && parent?.type !== 'comprehension') return false;
  const { iter, target } = parent;
  const place = parent.type === 'For' ? parent : parent.parent;
  const isOfElements = iter === name && target.type === 'Name' && place !== null;
  return isOfElements && findTargetUse(target.id, place, facts) !== undefined;
}

/** Whether an index is sure to mean another element of a literal: `pair[1]` is not the first one. */
function isOtherPlace(index: ast.Expression, element: ast.Expression, text: string): boolean {
  const { parent } = element;
  if (index.type !== 'Constant' || parent === null) return false;
  switch (parent.type) {
    case 'List':
    case 'Tuple':
      if (index.kind !== 'int' || parent.elts.some(({ type }) => type === 'Starred')) return false;
      return parent.elts.indexOf(element) !== Number(text.slice(index.start, index.end));
    case 'Dict': {
      const key = parent.keys[parent.values.indexOf(element)];
      return key?.type === 'Constant' && getConstant(key, text) !== getConstant(index, text);
    }
    default:
      return false;
  }
}

/** A constant as it is written, whichever its quotes are. */
function getConstant({ kind, start, end }: ast.Constant, text: string): string {
  return kind === 'str' ? `"${text.slice(start + 1, end - 1)}"` : text.slice(start, end);
}
