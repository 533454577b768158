import type { Env } from '../entities.js';
import type { Narrowing } from '../summary.js';
import { type ClassType, getMembers, isInstance, join, noneType, toInstanceOf, type Type, unknown } from '../types.js';
import { hasAncestorNamed, isSubclass } from './classes.js';
import { evaluate } from './expressions.js';
import { callMethod } from './calls.js';

/** What is left of the type of a name (or dotted name) under the conditions that hold at an offset. */
export function narrow(name: string, at: number, env: Env, type: Type): Type {
  let result = type;
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    const narrowings = current.scope.narrowings && current.module.getNarrowings(current.index).get(name);
    if (narrowings !== undefined) result = applyAll(narrowings, name, at, current, result);
    if (current.scope.kind !== 'comprehension') break;
  }
  return result;
}

function applyAll(narrowings: readonly Narrowing[], name: string, at: number, env: Env, type: Type): Type {
  let result = type;
  for (const narrowing of narrowings) {
    if (narrowing.from <= at && at < narrowing.until && !isRebound(name, narrowing.from, at, env)) {
      result = apply(narrowing, result, env);
    }
  }
  return result;
}

function isRebound(name: string, from: number, at: number, env: Env): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const bindings = env.table.get(name.slice(0, end));
    if (bindings?.some((binding) => binding.from > from && binding.from <= at)) return true;
  }
  return false;
}

function apply(narrowing: Narrowing, type: Type, env: Env): Type {
  const { test, isNegated } = narrowing;
  switch (test.kind) {
    case 'instance':
      return narrowToClasses(type, evaluate(test.classes, env), isNegated);
    case 'none':
      return isNegated ? type : noneType;
    case 'awaitable':
      return keep(type, isNegated, isAwaitable);
    case 'coroutine':
      return keep(type, isNegated, (member) => member.kind === 'coroutine');
    case 'future':
      return keep(
        type,
        isNegated,
        (member) => member.kind === 'instance' && hasAncestorNamed(member.class, 'asyncio.Future'),
      );
  }
}

function isAwaitable(type: Type): boolean {
  return (
    type.kind === 'coroutine' || (type.kind === 'instance' && callMethod(type, '__await__', []).kind !== 'unknown')
  );
}

/** Keeps (or drops) the members of a type that pass a test; unknown where none should get there. */
function keep(type: Type, isNegated: boolean, passes: (member: Type) => boolean): Type {
  const kept = getMembers(type).filter((member) => passes(member) !== isNegated);
  if (kept.length > 0) return join(kept);
  return isNegated ? unknown : type;
}

function narrowToClasses(type: Type, tested: Type, isNegated: boolean): Type {
  const classes = getTested(tested);
  if (classes === undefined) return isNegated && type.kind !== 'union' ? type : unknown;
  const members = getMembers(type);
  if (isNegated) {
    const kept = members.filter((member) => !isInstanceOfAny(member, classes));
    return kept.length === 0 ? type : join(kept);
  }
  const narrowed = members.flatMap((member): readonly Type[] => {
    if (isInstanceOfAny(member, classes)) return [member];
    const subclasses = classes.filter((one) => isCandidate(member, one));
    return subclasses.map((one) => toInstanceOf(one.class, one.args));
  });
  return narrowed.length === 0 ? unknown : join(narrowed);
}

/** The classes of an `isinstance` test: one, a tuple of them, or a union. */
function getTested(type: Type): readonly ClassType[] | undefined {
  if (type.kind === 'class') return [type];
  const members =
    type.kind === 'union' ? type.members : type.kind === 'instance' && type.isFixed ? type.args : undefined;
  const classes = members?.map(getTested);
  if (classes === undefined || classes.includes(undefined)) return undefined;
  return classes.flatMap((one) => one ?? []);
}

function isInstanceOfAny(type: Type, classes: readonly ClassType[]): boolean {
  if (!isInstance(type)) return false;
  return classes.some((one) => isSubclass(type.class, one.class));
}

/** Whether a value of the type could be an instance of the class that the type does not tell. */
function isCandidate(type: Type, tested: ClassType): boolean {
  if (!isInstance(type)) return type.kind === 'unknown' || type.kind === 'typevar' || type.kind === 'unresolved';
  return isSubclass(tested.class, type.class);
}
