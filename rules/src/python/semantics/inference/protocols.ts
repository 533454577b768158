import { getMembers, join, mapUnion, type Type, unknown } from '../types.js';
import { callMethod } from './calls.js';
import { hasAncestorNamed } from './classes.js';

/** What `await` of a value gives. */
export function getAwaited(type: Type): Type {
  switch (type.kind) {
    case 'coroutine':
      return type.result;
    case 'union':
      return mapUnion(type, getAwaited);
    case 'instance':
    case 'self': {
      const iterator = callMethod(type, '__await__', []);
      const isGenerator = iterator.kind === 'instance' && hasAncestorNamed(iterator.class, 'typing.Generator');
      return isGenerator ? (iterator.args?.[2] ?? unknown) : unknown;
    }
    default:
      return unknown;
  }
}

/** What the target of `for` or `async for` is given. */
export function iterate(type: Type, isAsync: boolean): Type {
  switch (type.kind) {
    case 'union':
      return mapUnion(type, (member) => iterate(member, isAsync));
    case 'instance':
    case 'self': {
      if (isAsync) return getAwaited(callMethod(callMethod(type, '__aiter__', []), '__anext__', []));
      if (type.kind === 'instance' && type.isFixed === true && type.args !== undefined) return join(type.args);
      return callMethod(callMethod(type, '__iter__', []), '__next__', []);
    }
    default:
      return unknown;
  }
}

/** What the target of `with` or `async with` is given. */
export function enter(type: Type, isAsync: boolean): Type {
  const entered = getMembers(type).map((member) =>
    isAsync ? getAwaited(callMethod(member, '__aenter__', [])) : callMethod(member, '__enter__', []),
  );
  return join(entered);
}
