import type { FunctionEntity } from '../entities.js';
import { getFunctionEnv } from '../inference/calls.js';
import { evaluate } from '../inference/expressions.js';
import { findEntered } from './entered.js';
import { getEventEnv } from './resolved-calls.js';

/** Calls that are followed inside of one another, at most. */
const maxCalls = 4;

/** Whether a function has a `raise`, or calls one of the project that does. */
export function mayRaise(fn: FunctionEntity, depth = 0, seen = new Set<FunctionEntity>()): boolean {
  if (fn.scope.hasRaise === true) return true;
  if (depth >= maxCalls || seen.has(fn)) return false;
  seen.add(fn);
  const env = getFunctionEnv(fn, fn.module.getEnv(fn.scope.parent));
  return fn.scope.events.some((event) => {
    if (event.expr.kind !== 'call' || (event.use !== 'call' && event.use !== 'statement' && event.use !== 'await'))
      return false;
    const callee = findEntered(evaluate(event.expr.func, getEventEnv(event, env)));
    return callee !== undefined && mayRaise(callee, depth + 1, seen);
  });
}
