import type { FunctionEntity } from '../module-file.js';

/** Whether the function, or an asynchronous one of the project that it calls and may wait for, goes on until it is stopped. */
export function isService(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean {
  if (seen.has(fn) || !fn.summary.isAsync) return false;
  seen.add(fn);
  if (fn.summary.isService === true) return true;
  return fn.summary.calls.some((call) => {
    if (call.isDropped) return false;
    const callee = fn.file.resolveCallee(call);
    return callee?.kind === 'function' && isService(callee, seen);
  });
}
