import type { FunctionEntity } from '../module-file.js';

/** How calls that write to a log look: `console.error()`, `logger.warn()`, `this.log()`, `debug()`. */
const logCall = /^(?:console|(?:this\.)?#?[\w$.]*log(?:ger)?|debug)\b/i;

/** Whether a text is that of a callee which writes to a log. */
export function isLogCall(callee: string): boolean {
  return logCall.test(callee);
}

/** Whether all that a function does is to write to a log, itself or by functions of the project that do the same. */
export function isLogHelper(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean {
  if (seen.has(fn)) return true;
  seen.add(fn);
  const { calls, throws, speaksOfAbort, isBodiless } = fn.summary;
  if (throws === true || speaksOfAbort === true || isBodiless || calls.length === 0) return false;
  return calls.every((call) => {
    const callee = fn.file.resolveCallee(call);
    return callee?.kind === 'function'
      ? isLogHelper(callee, seen)
      : isLogCall(call.label) || /^(?:String|JSON\.stringify)\(\)$/.test(call.label);
  });
}
