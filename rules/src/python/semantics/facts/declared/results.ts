import type { FunctionEntity } from '../../entities.js';
import { evaluateAnnotation } from '../../inference/annotations.js';
import { getReturnType } from '../../inference/returns.js';
import type { AwaitableKind, ResultPart } from '../../python-facts.js';
import { getMembers, type InstanceType, type Type, unknown } from '../../types.js';
import { getTakenKind } from './parameters.js';

/**
 * What the annotation of a function says of its result: of what awaiting it gives, when it is asynchronous.
 * @param given what the function gives
 * @param part the part of the result that this is; all of it without one
 */
export function getDeclaredResultKind(fn: FunctionEntity, given: Type, part?: ResultPart): AwaitableKind {
  if (fn.scope.returns === undefined) return 'unknown';
  const type = getReturnType(fn, fn.env);
  const isValue = getMembers(type).every((member) => isPartOfValues(member, given, part));
  if (isValue) return 'value';
  return part === undefined ? getTakenKind(type, given) : 'unknown';
}

function isPartOfValues(type: Type, given: Type, part: ResultPart | undefined): boolean {
  if (part === undefined) return isValueInBody(type, given);
  if (type.kind === 'none') return true;
  return type.kind === 'instance' && getMembers(findPart(type, part)).every((member) => isValueInBody(member, given));
}

/** A type variable stands for no awaitable that the body of the function makes itself, unless it is bound to such. */
function isValueInBody(type: Type, given: Type): boolean {
  if (type.kind !== 'typevar') return getTakenKind(type, given) === 'value';
  if (type.isParamSpec) return false;
  const { bound } = type;
  return bound === undefined || getTakenKind(evaluateAnnotation(bound.expr, bound.env)) === 'value';
}

/** Where collections have the type of their elements among their type arguments, and generators that of what they yield. */
const argumentOf: Readonly<Record<Exclude<ResultPart['kind'], 'item'>, ReadonlyMap<string, number>>> = {
  element: new Map([
    ['builtins.list', 0],
    ['builtins.set', 0],
    ['builtins.frozenset', 0],
    ['typing.AbstractSet', 0],
    ['typing.Collection', 0],
    ['typing.Iterable', 0],
    ['typing.MutableSequence', 0],
    ['typing.MutableSet', 0],
    ['typing.Sequence', 0],
  ]),
  value: new Map([
    ['builtins.dict', 1],
    ['typing.Mapping', 1],
    ['typing.MutableMapping', 1],
  ]),
  yielded: new Map([
    ['typing.AsyncGenerator', 0],
    ['typing.AsyncIterable', 0],
    ['typing.AsyncIterator', 0],
  ]),
};

function findPart({ class: { fullName }, args = [], isFixed }: InstanceType, part: ResultPart): Type {
  if (part.kind !== 'item') return args[argumentOf[part.kind].get(fullName) ?? args.length] ?? unknown;
  if (fullName !== 'builtins.tuple') return unknown;
  if (isFixed !== true) return args[0] ?? unknown;
  return (args.length === part.of ? args[part.index] : undefined) ?? unknown;
}
