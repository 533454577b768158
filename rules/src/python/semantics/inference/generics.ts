import type { ClassEntity } from '../entities.js';
import { type FunctionType, join, toClass, type Type, type TypeVariable, unknown } from '../types.js';
import { getAncestors, getTypeParameters } from './classes.js';

/** Types for type variables, by what makes a variable the same one. */
export type Substitution = ReadonlyMap<object, Type>;

/** What puts nothing in the place of anything. */
export const noSubstitution: Substitution = new Map();

const maxDepth = 12;

/**
 * Puts types in the place of type variables.
 * @param self what `Self` stands for
 * @param isFinal whether variables without a type become unknown
 */
export function substitute(type: Type, substitution: Substitution, self?: Type, isFinal = false, depth = 0): Type {
  if (depth > maxDepth) return unknown;
  const inner = (one: Type): Type => substitute(one, substitution, self, isFinal, depth + 1);
  switch (type.kind) {
    case 'typevar': {
      const found = substitution.get(type.key);
      return found ?? (isFinal ? unknown : type);
    }
    case 'self':
      return self ?? type;
    case 'class':
      if (type.isSelf === true && self !== undefined) return toClass(self);
      return type.args === undefined ? type : { ...type, args: type.args.map(inner) };
    case 'instance':
      return type.args === undefined ? type : { ...type, args: type.args.map(inner) };
    case 'coroutine': {
      const result = inner(type.result);
      return result === type.result ? type : { kind: 'coroutine', result };
    }
    case 'callable': {
      // Variables that only its own call decides stay open in a callable.
      const open = (one: Type): Type => substitute(one, substitution, self, false, depth + 1);
      const signature = type.signature && substituteSignature(type.signature, substitution);
      return { ...type, result: open(type.result), parameters: type.parameters?.map(open), signature };
    }
    case 'union':
      return join(type.members.map(inner));
    default:
      return type;
  }
}

function substituteSignature(
  signature: TypeVariable | FunctionType,
  substitution: Substitution,
): TypeVariable | FunctionType {
  const found = signature.kind === 'typevar' ? substitution.get(signature.key) : undefined;
  return found?.kind === 'function' ? found : signature;
}

/** What the type variables of an ancestor stand for in an instance of a class with these arguments. */
export function getAncestorSubstitution(
  derived: ClassEntity,
  args: readonly Type[] | undefined,
  ancestor: ClassEntity,
): Substitution {
  const inherited =
    derived === ancestor ? undefined : getAncestors(derived).find((one) => one.class === ancestor)?.substitution;
  if (args === undefined) return inherited ?? noSubstitution;
  const parameters = getTypeParameters(derived);
  if (parameters.length === 0) return inherited ?? noSubstitution;
  const own = new Map<object, Type>();
  for (const [index, parameter] of parameters.entries()) {
    const arg = args[index];
    if (arg !== undefined) own.set(parameter.key, arg);
  }
  if (derived === ancestor) return own;
  const result = new Map<object, Type>();
  for (const [key, type] of inherited ?? noSubstitution) result.set(key, substitute(type, own));
  return result;
}

/** The type arguments of an ancestor, seen from an instance of a class with these arguments. */
export function findAncestorArgs(
  derived: ClassEntity,
  args: readonly Type[] | undefined,
  ancestor: ClassEntity,
): readonly Type[] | undefined {
  if (derived === ancestor) return args;
  if (!getAncestors(derived).some((one) => one.class === ancestor)) return undefined;
  const substitution = getAncestorSubstitution(derived, args, ancestor);
  return getTypeParameters(ancestor).map((parameter) => substitution.get(parameter.key) ?? unknown);
}

/** Whether a type has type variables (or `Self`) in it. */
export function isGeneric(type: Type, depth = 0): boolean {
  if (depth > maxDepth) return false;
  switch (type.kind) {
    case 'typevar':
    case 'self':
      return true;
    case 'class':
      return type.isSelf === true || isAnyGeneric(type.args, depth + 1);
    case 'instance':
      return isAnyGeneric(type.args, depth + 1);
    case 'coroutine':
    case 'callable':
      return isGeneric(type.result, depth + 1);
    case 'union':
      return isAnyGeneric(type.members, depth + 1);
    default:
      return false;
  }
}

function isAnyGeneric(types: readonly Type[] | undefined, depth: number): boolean {
  return types?.some((one) => isGeneric(one, depth)) ?? false;
}
