import type { FunctionEntity } from '../entities.js';
import { type FunctionType, type Type, unknown } from '../types.js';
import { findSpecialCall, getCallMethod, getReturnType, isAlike, toCoroutine } from './calls.js';
import { isGeneric } from './generics.js';

/**
 * What calling a value gives whatever the arguments are, but for the type arguments of it; undefined when the arguments
 * decide. It is the same for all calls of a function, so that nobody has to look at what each of them is given.
 */
export function findResultShape(callee: Type): Type | undefined {
  switch (callee.kind) {
    case 'function':
      return findSpecialCall(callee) === undefined ? findFunctionShape(callee) : undefined;
    case 'class':
      if (findSpecialCall(callee) !== undefined) return undefined;
      return callee.isSelf === true ? callee.class.self : callee.class.instance;
    case 'instance':
    case 'self':
      return findResultShape(getCallMethod(callee));
    case 'callable':
      return callee.variants === undefined ? findShape(callee.result) : undefined;
    case 'union':
      return undefined;
    default:
      return unknown;
  }
}

function findFunctionShape(callee: FunctionType): Type | undefined {
  const { fn, overloads, closure } = callee;
  // Elsewhere the function may return what the arguments of an outer call decide.
  if (!closure.isPlain) return undefined;
  const shape = findOwnShape(fn);
  if (shape === undefined || overloads === undefined) return shape;
  const isCertain = overloads.every((overload) => {
    const other = findOwnShape(overload);
    return other !== undefined && isAlike(other, shape) && isAlike(shape, other);
  });
  return isCertain ? shape : undefined;
}

function findOwnShape(fn: FunctionEntity): Type | undefined {
  const known = fn.resultShape;
  if (known !== undefined) return known ?? undefined;
  const shape = computeShape(fn);
  fn.resultShape = shape ?? null;
  return shape;
}

function computeShape(fn: FunctionEntity): Type | undefined {
  const { isAsync, isGenerator } = fn.scope;
  const result = findShape(getReturnType(fn, fn.module.getEnv(fn.index)));
  return result !== undefined && isAsync && !isGenerator ? toCoroutine(result, fn) : result;
}

/** A type that has a shape of its own: putting types in the place of its variables changes no more than its arguments. */
function findShape(type: Type): Type | undefined {
  switch (type.kind) {
    case 'instance':
    case 'coroutine':
      return type;
    default:
      return isGeneric(type) ? undefined : type;
  }
}
