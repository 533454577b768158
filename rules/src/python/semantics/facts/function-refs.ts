import type { FunctionEntity } from '../entities.js';
import type { FunctionRef } from '../python-facts.js';

const entities = new WeakMap<FunctionRef, FunctionEntity>();
const refs = new WeakMap<FunctionEntity, FunctionRef>();

/** The reference to a function that rules hand about: the same one for the same entity. */
export function getRef(fn: FunctionEntity): FunctionRef {
  let ref = refs.get(fn);
  if (ref === undefined) {
    const { name, nameStart, isAsync, isGenerator, returns } = fn.scope;
    const { path } = fn.module;
    const end = nameStart + (fn.scope.kind === 'lambda' ? 'lambda'.length : name.length);
    const location = { path, start: nameStart, end };
    const isAnnotated = returns !== undefined;
    ref = { path, qualifiedName: fn.qualname, isAsync, isGenerator, isAnnotated, location };
    refs.set(fn, ref);
    entities.set(ref, fn);
  }
  return ref;
}

/** The entity that a reference was made from; undefined for references made elsewhere. */
export function findReferred(ref: FunctionRef): FunctionEntity | undefined {
  return entities.get(ref);
}
