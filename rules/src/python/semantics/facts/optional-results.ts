import type { FunctionScope } from '../summary.js';
import { type Expr, findLastName } from '../summary-expressions.js';
import type { Type } from '../types.js';

/**
 * Whether calling the value may give `None` as well as something else, by its annotation or by what it returns. Types
 * leave `None` out, because whoever uses a value counts on the other; whoever asks for its truth does not.
 * @param isAwaited whether what awaiting the call gives is meant, of a coroutine function
 */
export function mayGiveNone(callee: Type, isAwaited = false): boolean {
  switch (callee.kind) {
    case 'function': {
      const { scope } = callee.fn;
      return scope.isAsync === isAwaited && !scope.isGenerator && isReturningNone(scope);
    }
    case 'union':
      return callee.members.some((member) => mayGiveNone(member, isAwaited));
    default:
      return false;
  }
}

function isReturningNone({ returns, returned, fallsThrough }: FunctionScope): boolean {
  if (returns !== undefined) return allowsNone(returns);
  return fallsThrough || (returned?.some(givesNone) ?? false);
}

function allowsNone(annotation: Expr): boolean {
  switch (annotation.kind) {
    case 'constant':
      return annotation.value === 'None';
    case 'string':
      return /\b(?:None|Optional)\b/.test(annotation.value ?? '');
    case 'binary':
      return annotation.op === 'BitOr' && [annotation.left, annotation.right].some(allowsNone);
    case 'subscript': {
      const name = findLastName(annotation.value);
      if (name === 'Optional') return true;
      const { index } = annotation;
      return name === 'Union' && index.kind === 'tuple' && index.items.some(allowsNone);
    }
    default:
      return false;
  }
}

function givesNone(value: Expr): boolean {
  switch (value.kind) {
    case 'constant':
      return value.value === 'None';
    case 'and':
    case 'or':
    case 'conditional':
      return value.options.some(givesNone);
    case 'given':
      return givesNone(value.value);
    default:
      return false;
  }
}
