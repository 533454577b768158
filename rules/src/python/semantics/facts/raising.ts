import type { FunctionEntity } from '../entities.js';
import { findSpecialForm } from '../inference/annotations.js';
import { evaluate } from '../inference/expressions.js';
import type { Type } from '../types.js';
import { findEntered } from './calls/entered.js';
import { getEventEnv } from './calls/resolved-calls.js';

/** Functions of packages that are not at hand, all of which raise: https://docs.pytest.org/en/stable/reference/reference.html#functions */
const raisingFunctions: ReadonlySet<string> = new Set(['pytest.fail', 'pytest.skip', 'pytest.xfail', 'pytest.exit']);

/**
 * Whether calling the value never returns.
 * @param isAwaited whether the result is awaited: a coroutine function does nothing before
 */
export function isNeverReturning(callee: Type, isAwaited: boolean): boolean {
  if (callee.kind === 'unresolved') return raisingFunctions.has(callee.name);
  if (callee.kind !== 'function') return false;
  const { scope, outerEnv } = callee.fn;
  if (scope.isAsync && !isAwaited) return false;
  if (scope.neverReturns === true) return true;
  const form = scope.returns && findSpecialForm(scope.returns, outerEnv);
  return form === 'NoReturn' || form === 'Never';
}

/** Calls that are followed inside of one another, at most. */
const maxCalls = 4;

/** Whether a function has a `raise`, or calls one of the project that does. */
export function mayRaise(fn: FunctionEntity, depth = 0, seen = new Set<FunctionEntity>()): boolean {
  if (fn.scope.hasRaise === true) return true;
  if (depth >= maxCalls || seen.has(fn)) return false;
  seen.add(fn);
  return fn.scope.events.some((event) => {
    if (event.expr.kind !== 'call' || (event.use !== 'call' && event.use !== 'statement' && event.use !== 'await'))
      return false;
    const callee = findEntered(evaluate(event.expr.func, getEventEnv(event, fn.env)));
    return callee !== undefined && mayRaise(callee, depth + 1, seen);
  });
}
