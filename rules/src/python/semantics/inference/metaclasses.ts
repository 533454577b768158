import type { ClassEntity, FunctionEntity } from '../entities.js';
import { type Type, unknown } from '../types.js';
import { toArguments } from './arguments.js';
import { callType } from './calls.js';
import { getAncestors, getUnknownBases } from './classes.js';
import { evaluate } from './expressions.js';
import { findMember, getMember } from './members.js';

/**
 * The `__call__` of a metaclass that decides what calling the class gives, unknown where there may be one; undefined where that
 * is an instance, as without it (https://docs.python.org/3/reference/datamodel.html#metaclasses).
 */
export function findMetaclassCall(entity: ClassEntity): Type | undefined {
  const method = findMetaclassMethod(entity, '__call__');
  if (method?.kind !== 'function') return method;
  const isOpen = callType(method, toArguments([])).kind === 'unknown';
  return isOpen && isMakingInstance(method.fn) ? undefined : method;
}

/** The method of a metaclass that stands for an operation on a class; unknown where there may be one of the project's. */
export function findMetaclassMethod(entity: ClassEntity, name: string): Type | undefined {
  const holder = getAncestors(entity).find(({ class: one }) => one.scope.metaclass !== undefined)?.class;
  const { metaclass } = holder?.scope ?? {};
  if (holder === undefined || metaclass === undefined || holder.module.origin === 'library') return undefined;
  const meta = evaluate(metaclass, holder.outerEnv);
  if (meta.kind !== 'class') return unknown;
  const found = findMember(meta.class, name, true);
  if (found === undefined) return getUnknownBases(meta.class).length > 0 ? unknown : undefined;
  if (found.ancestor.class.module.origin === 'library') return undefined;
  const method = getMember(meta.class.instance, name);
  return method.kind === 'function' ? method : unknown;
}

/** Whether a `__call__` leaves it to `type` to make the instance, to keep or change it afterwards: `super().__call__(*args)`. */
function isMakingInstance({ scope }: FunctionEntity): boolean {
  return scope.events.some(
    ({ expr }) => expr.kind === 'call' && expr.func.kind === 'attribute' && makers.has(expr.func.attr),
  );
}

const makers: ReadonlySet<string> = new Set(['__call__', '__new__']);
