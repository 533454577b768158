import { remember } from '../../../../project/remember.js';
import type { Env, FunctionEntity } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import { getEntered } from './entered.js';
import { getEventEnv } from './resolved-calls.js';

/** What leads to more functions than this is not followed to the end. */
const maxFunctions = 200;

/** Whether a function comes, be it through others of the project, to the one that code stands in, which would never end if it called it. */
export function isLeadingBack(fn: FunctionEntity, env: Env): boolean {
  const reached = getReached(fn);
  return isWithinSome(env, (one) => reached.has(one));
}

/** Whether code runs in a function, or in one inside of it. */
export function isWithin(env: Env, fn: FunctionEntity): boolean {
  return isWithinSome(env, (one) => one === fn);
}

/** A function, and those that run when it does. */
const getReached = remember((fn: FunctionEntity): ReadonlySet<FunctionEntity> => {
  const reached = new Set([fn]);
  for (const { module, env, scope } of reached) {
    if (module.origin !== 'project' || reached.size > maxFunctions) continue;
    for (const event of scope.events) {
      if (event.expr.kind !== 'call') continue;
      for (const next of getEntered(evaluate(event.expr.func, getEventEnv(event, env)))) reached.add(next.fn);
    }
  }
  return reached;
});

function isWithinSome(env: Env, isSought: (fn: FunctionEntity) => boolean): boolean {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    if (current.scope.kind === 'function' && isSought(current.module.getFunction(current.index))) return true;
  }
  return false;
}
