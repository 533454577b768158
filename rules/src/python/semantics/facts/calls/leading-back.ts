import type { Env, FunctionEntity } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import { getEntered } from './entered.js';
import { getEventEnv } from './resolved-calls.js';

/** What leads to more functions than this is not followed to the end. */
const maxFunctions = 200;

/** Whether a function comes, be it through others of the project, to the one that code stands in, which would never end if it called it. */
export function isLeadingBack(fn: FunctionEntity, env: Env): boolean {
  const reached = new Set([fn]);
  for (const one of reached) {
    if (isWithin(env, one)) return true;
    if (one.module.origin !== 'project' || reached.size > maxFunctions) continue;
    const own = one.module.getEnv(one.index);
    for (const event of one.scope.events) {
      if (event.expr.kind !== 'call') continue;
      for (const next of getEntered(evaluate(event.expr.func, getEventEnv(event, own)))) reached.add(next.fn);
    }
  }
  return false;
}

/** Whether code runs in a function, or in one inside of it. */
export function isWithin(env: Env, { module, index }: FunctionEntity): boolean {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    if (current.module === module && current.index === index) return true;
  }
  return false;
}
