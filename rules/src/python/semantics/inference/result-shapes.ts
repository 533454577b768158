import type { FunctionEntity } from '../entities.js';
import { type FunctionType, type Type, unknown } from '../types.js';
import { getCallMethod, isAlike, toCoroutine } from './calls.js';
import { findMetaclassCall } from './metaclasses.js';
import { getReturnType } from './returns.js';
import { isGeneric } from './generics.js';
import { findSpecialCall } from './special-calls.js';

/**
 * What calling a value gives whatever the arguments are, but for the type arguments of it; undefined when the arguments
 * decide. It is the same for all calls of a function, so that nobody has to look at what each of them is given.
 */
export function findResultShape(callee: Type): Type | undefined {
  switch (callee.kind) {
    case 'function':
      return findSpecialCall(callee) === undefined ? findFunctionShape(callee) : undefined;
    case 'class': {
      if (findSpecialCall(callee) !== undefined) return undefined;
      const answering = findMetaclassCall(callee.class);
      if (answering !== undefined) return findResultShape(answering);
      return callee.isSelf === true ? callee.class.self : callee.class.instance;
    }
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

function findFunctionShape({ fn, overloads, closure }: FunctionType): Type | undefined {
  // Elsewhere the function may return what the arguments of an outer call decide.
  if (!closure.isPlain) return undefined;
  return overloads === undefined ? findOwnShape(fn) : findCommonShape(overloads);
}

const commonShapes = new WeakMap<readonly FunctionEntity[], Type | null>();

/** The shape that all signatures of an overloaded function have. */
function findCommonShape(overloads: readonly FunctionEntity[]): Type | undefined {
  let common = commonShapes.get(overloads);
  if (common === undefined) {
    const [first, ...others] = overloads.map(findOwnShape);
    const isCommon = others.every((other) => first !== undefined && other !== undefined && isAlike(first, other));
    common = isCommon && first !== undefined ? first : null;
    commonShapes.set(overloads, common);
  }
  return common ?? undefined;
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
  const result = findShape(getReturnType(fn, fn.env));
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
