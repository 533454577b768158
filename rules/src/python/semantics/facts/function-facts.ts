import type { FunctionEntity } from '../entities.js';
import { getFunctionEnv } from '../inference/calls.js';
import { hasAncestorNamed } from '../inference/classes.js';
import { evaluate } from '../inference/expressions.js';
import type { Event } from '../summary.js';
import type { Type } from '../types.js';
import { findEntered, getEventEnv } from './call-edges.js';
import { getAwaitableKind } from './kinds.js';
import { getClassName } from './qualified-names.js';

/** Classes that let only so many tasks through at a time, by the end of their dotted names. */
const limiterClass =
  /(?:^|\.)(?:asyncio|anyio|trio|aiolimiter|asyncio_throttle|curio|aiometer|pyrate_limiter)\.(?:[\w.]*\.)?(?:Semaphore|BoundedSemaphore|Lock|StrictFIFOLock|Condition|CapacityLimiter|AsyncLimiter|Throttler|Limiter)$/;

const waits = new Set<Event['use']>(['await', 'asyncWith', 'asyncFor']);

/**
 * Whether the coroutine function takes a limiter before it waits for anything else, itself or in the function that it
 * awaits first. Undefined when that cannot be told.
 */
export function isLimited(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean | undefined {
  if (seen.has(fn)) return undefined;
  seen.add(fn);
  const first = fn.scope.events.find((event) => waits.has(event.use));
  if (first === undefined) return false;
  const { use, expr } = first;
  const env = getEventEnv(first, getFunctionEnv(fn, fn.module.getEnv(fn.scope.parent)));
  if (use === 'asyncWith') return isLimiter(evaluate(expr, env));
  if (use === 'asyncFor' || expr.kind !== 'call')
    return getAwaitableKind(evaluate(expr, env)) === 'unknown' ? undefined : false;
  if (expr.func.kind === 'attribute' && expr.func.attr === 'acquire') return isLimiter(evaluate(expr.func.value, env));
  const callee = evaluate(expr.func, env);
  const entered = findEntered(callee);
  if (entered !== undefined) return isLimited(entered, seen);
  return getAwaitableKind(evaluate(expr, env)) === 'unknown' ? undefined : false;
}

function isLimiter(type: Type): boolean | undefined {
  switch (type.kind) {
    case 'instance':
    case 'self':
      return limiterClass.test(getClassName(type.class)) || hasLimiterAncestor(type);
    case 'unresolved':
      return limiterClass.test(type.name) ? true : undefined;
    case 'unknown':
    case 'typevar':
      return undefined;
    case 'union':
      return type.members.some((member) => isLimiter(member) === true) ? true : undefined;
    default:
      return false;
  }
}

const limiterAncestors = ['asyncio.locks.Semaphore', 'asyncio.locks.Lock', 'asyncio.locks.Condition'];

function hasLimiterAncestor(type: Extract<Type, { kind: 'instance' | 'self' }>): boolean {
  return limiterAncestors.some((name) => hasAncestorNamed(type.class, name));
}

/** Whether the coroutine function waits for something outside: it, or a function it awaits. Undefined when unknown. */
export function isWaiting(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean | undefined {
  if (seen.has(fn)) return false;
  seen.add(fn);
  const env = getFunctionEnv(fn, fn.module.getEnv(fn.scope.parent));
  let answer: boolean | undefined = false;
  for (const event of fn.scope.events) {
    if (!waits.has(event.use)) continue;
    const one = isEventWaiting(event, getEventEnv(event, env), seen);
    if (one === true) return true;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

function isEventWaiting(
  event: Event,
  env: ReturnType<typeof getEventEnv>,
  seen: Set<FunctionEntity>,
): boolean | undefined {
  const { expr } = event;
  const callee = expr.kind === 'call' ? findEntered(evaluate(expr.func, env)) : undefined;
  if (callee?.scope.isAsync === true) return callee.scope.isEmpty ? undefined : isWaiting(callee, seen);
  const type = evaluate(expr, env);
  return type.kind === 'unknown' || type.kind === 'unresolved' || type.kind === 'typevar' ? undefined : true;
}
