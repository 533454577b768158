import {
  type CallableType,
  type FunctionType,
  getMembers,
  type InstanceType,
  isInstance,
  join,
  type Type,
  type TypeVariable,
  unknown,
} from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { callMethod, probe } from './calls.js';
import { getReturnType } from './returns.js';
import { getTypeParameters, isProtocol } from './classes.js';
import { findAncestorArgs, isGeneric } from './generics.js';
import { withoutLiteral } from './expressions.js';

/** Finds what the type variables of a pattern stand for, given a value for it. */
export function unify(pattern: Type, actual: Type, substitution: Map<object, Type>, depth = 0): void {
  if (depth > 8 || actual.kind === 'unknown') return;
  switch (pattern.kind) {
    case 'typevar': {
      if (pattern.isParamSpec || (actual.kind === 'coroutine' && isForOthers(pattern))) return;
      const before = substitution.get(pattern.key);
      const value = withoutLiteral(actual);
      substitution.set(pattern.key, before === undefined ? value : join([before, value]));
      return;
    }
    case 'instance':
      for (const member of getMembers(actual)) unifyInstance(pattern, member, substitution, depth);
      return;
    case 'coroutine':
      for (const member of getMembers(actual)) {
        if (member.kind === 'coroutine') unify(pattern.result, member.result, substitution, depth + 1);
      }
      return;
    case 'callable':
      return unifyCallable(pattern, actual, substitution, depth);
    case 'union':
      return unifyUnion(pattern.members, actual, substitution, depth);
    default:
  }
}

/** Whether a type variable is bound to a class that coroutines are none of, as that of `asyncio.wait` is to futures. */
function isForOthers({ bound }: TypeVariable): boolean {
  const type = bound === undefined ? unknown : evaluateAnnotation(bound.expr, bound.env);
  if (type.kind !== 'instance' || isProtocol(type.class)) return false;
  return !classesOfCoroutines.has(type.class.fullName);
}

/** What coroutines are instances of, protocols aside. */
const classesOfCoroutines: ReadonlySet<string> = new Set([
  'builtins.object',
  'types.CoroutineType',
  'typing.Coroutine',
  'typing.Awaitable',
]);

function unifyInstance(pattern: InstanceType, actual: Type, substitution: Map<object, Type>, depth: number): void {
  const { args } = pattern;
  if (args === undefined) return;
  if (actual.kind === 'coroutine') {
    if (pattern.class.fullName === 'typing.Awaitable')
      unify(args[0] ?? unknown, actual.result, substitution, depth + 1);
    return;
  }
  if (!isInstance(actual)) return;
  const actualArgs = findAncestorArgs(
    actual.class,
    actual.kind === 'instance' ? actual.args : undefined,
    pattern.class,
  );
  if (actualArgs === undefined) return unifyProtocol(pattern, actual, substitution, depth);
  if (actual.kind === 'instance' && actual.isFixed === true && pattern.isFixed !== true) {
    const item = args[0];
    if (item !== undefined) unify(item, join(actual.args ?? []), substitution, depth + 1);
    return;
  }
  for (const [index, arg] of args.entries()) unify(arg, actualArgs[index] ?? unknown, substitution, depth + 1);
}

/** What the methods of a value say about the type variables of a protocol that it is not declared to follow. */
function unifyProtocol(pattern: InstanceType, actual: Type, substitution: Map<object, Type>, depth: number): void {
  const { module, index } = pattern.class;
  if (!isProtocol(pattern.class)) return;
  const found = new Map<object, Type>();
  for (const child of module.getChildren(index)) {
    const scope = module.getScope(child);
    if (scope.kind !== 'function' || scope.returns === undefined) continue;
    const declared = getReturnType(module.getFunction(child), module.getEnv(child));
    if (!isGeneric(declared)) continue;
    const result = callMethod(actual, scope.name, []);
    const expected: Type = scope.isAsync ? { kind: 'coroutine', result: declared } : declared;
    unify(expected, result, found, depth + 1);
  }
  for (const [position, parameter] of getTypeParameters(pattern.class).entries()) {
    const arg = pattern.args?.[position];
    const value = found.get(parameter.key);
    if (arg !== undefined && value !== undefined) unify(arg, value, substitution, depth + 1);
  }
}

function unifyCallable(pattern: CallableType, actual: Type, substitution: Map<object, Type>, depth: number): void {
  const signature = findSignature(actual);
  if (pattern.signature?.kind === 'typevar' && signature) substitution.set(pattern.signature.key, signature);
  if (!isGeneric(pattern.result)) return;
  const isClassPattern =
    pattern.parameters === undefined && pattern.result.kind === 'typevar' && actual.kind === 'class';
  const result = probe(actual, isClassPattern ? [] : (pattern.parameters ?? []));
  unify(pattern.result, result, substitution, depth + 1);
}

/** The function whose parameters a callable has. */
function findSignature(actual: Type): FunctionType | undefined {
  const signature = actual.kind === 'callable' ? actual.signature : actual;
  return signature?.kind === 'function' && signature.overloads === undefined ? signature : undefined;
}

/** A value for `Awaitable[T] | T`: members that it is an instance of are asked before bare variables. */
function unifyUnion(members: readonly Type[], actual: Type, substitution: Map<object, Type>, depth: number): void {
  const structured = members.filter((member) => member.kind !== 'typevar');
  const before = substitution.size;
  for (const member of structured) unify(member, actual, substitution, depth + 1);
  if (substitution.size > before) return;
  for (const member of members) if (member.kind === 'typevar') unify(member, actual, substitution, depth + 1);
}
