import type { ClassEntity } from '../entities.js';
import { findMember } from '../inference/members.js';
import { toArguments } from '../inference/arguments.js';
import { callType } from '../inference/calls.js';
import { getUnknownBases, hasAncestorNamed, isLinkingClasses } from '../inference/classes.js';
import type { AwaitableKind, ProtocolKind } from '../python-facts.js';
import type { Type } from '../types.js';
import { isModelBase } from './model-bases.js';

const futures = ['_asyncio.Future', 'asyncio.futures.Future', 'asyncio.Future'];

/** What a value is as far as waiting is concerned. */
export function getAwaitableKind(type: Type): AwaitableKind {
  switch (type.kind) {
    case 'coroutine':
      return 'coroutine';
    case 'instance':
    case 'self':
      return getInstanceKind(type.class);
    case 'union':
      return joinKinds(type.members.map(getAwaitableKind));
    case 'none':
    case 'module':
    case 'class':
    case 'function':
    case 'callable':
      return 'value';
    default:
      return 'unknown';
  }
}

function getInstanceKind(entity: ClassEntity): AwaitableKind {
  if (entity.awaitableKind !== undefined) return entity.awaitableKind;
  const kind = computeInstanceKind(entity);
  if (!isLinkingClasses()) entity.awaitableKind = kind;
  return kind;
}

function computeInstanceKind(entity: ClassEntity): AwaitableKind {
  if (futures.some((name) => hasAncestorNamed(entity, name))) return 'future';
  if (findMember(entity, '__await__', false) !== undefined) return 'awaitable';
  if (!getUnknownBases(entity).every(isModelBase) || isMock(entity)) return 'unknown';
  // `object` and protocols say little of what a value is.
  return entity.fullName === 'builtins.object' ? 'unknown' : 'value';
}

function isMock(entity: ClassEntity): boolean {
  return hasAncestorNamed(entity, 'unittest.mock.NonCallableMock');
}

function joinKinds(kinds: readonly AwaitableKind[]): AwaitableKind {
  const [first] = kinds;
  if (first !== undefined && kinds.every((kind) => kind === first)) return first;
  const isAwaitable = kinds.every((kind) => kind !== 'unknown' && kind !== 'value');
  return isAwaitable ? 'awaitable' : 'unknown';
}

/** What calling a value gives, whatever the arguments. */
export function getCallKind(type: Type): AwaitableKind {
  return getAwaitableKind(callType(type, toArguments([])));
}

/** How a value can be entered: by `with`, by `async with`, by both or not at all. */
export function getContextManagerKind(type: Type): ProtocolKind {
  return getProtocolKind(type, ['__enter__'], ['__aenter__']);
}

/** How a value can be iterated over: by `for`, by `async for`, by both or not at all. */
export function getIterableKind(type: Type): ProtocolKind {
  return getProtocolKind(type, ['__iter__', '__getitem__'], ['__aiter__']);
}

function getProtocolKind(type: Type, sync: readonly string[], async: readonly string[]): ProtocolKind {
  switch (type.kind) {
    case 'union': {
      const [first, ...rest] = type.members.map((member) => getProtocolKind(member, sync, async));
      return first !== undefined && rest.every((kind) => kind === first) ? first : 'unknown';
    }
    case 'instance':
    case 'self': {
      const isSync = sync.some((name) => findMember(type.class, name, false) !== undefined);
      const isAsync = async.some((name) => findMember(type.class, name, false) !== undefined);
      if (isSync || isAsync) return isSync && isAsync ? 'both' : isSync ? 'sync' : 'async';
      const isOpen =
        getUnknownBases(type.class).length > 0 || isMock(type.class) || type.class.fullName === 'builtins.object';
      return isOpen ? 'unknown' : 'neither';
    }
    case 'coroutine':
    case 'none':
    case 'function':
      return 'neither';
    default:
      return 'unknown';
  }
}
