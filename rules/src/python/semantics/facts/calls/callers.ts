import { loopAndFutureCallbackPositions } from '../../../library/loop-callbacks.js';
import type { FunctionEntity } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import type { Event } from '../../summary.js';
import { type CallExpr, type Expr, findLastName, type ScopeIndex } from '../../summary-expressions.js';
import type { Type } from '../../types.js';
import { getEventEnv } from './resolved-calls.js';

/** One place in a module that uses a function. */
interface Use {
  readonly how: 'called' | 'loopCallback' | 'handed';
  /** The function it happens in; undefined at the top level. */
  readonly caller: FunctionEntity | undefined;
}

/** How the function's own module uses it. */
function getUses(fn: FunctionEntity): readonly Use[] {
  const uses: Use[] = [];
  for (const [index, scope] of fn.module.summary.scopes.entries()) {
    if (!('events' in scope)) continue;
    for (const event of scope.events) uses.push(...getEventUses(event, index, fn));
  }
  return uses;
}

function getEventUses(event: Event, scope: ScopeIndex, fn: FunctionEntity): readonly Use[] {
  const { expr } = event;
  if (expr.kind !== 'call') return [];
  const { module } = fn;
  const env = getEventEnv(event, module.getEnv(scope));
  const caller = scope === 0 ? undefined : module.getFunction(scope);
  const isFunction = (one: Expr): boolean => findLastName(one) === fn.scope.name && refersTo(evaluate(one, env), fn);
  if (isFunction(expr.func)) return [{ how: 'called', caller }];
  const isHanded = expr.args.some(isFunction) || expr.keywords.some(({ value }) => isFunction(value));
  return isHanded ? [{ how: getHandling(expr), caller }] : [];
}

function getHandling(call: CallExpr): Use['how'] {
  return loopAndFutureCallbackPositions.has(findLastName(call.func) ?? '') ? 'loopCallback' : 'handed';
}

function refersTo(type: Type, fn: FunctionEntity): boolean {
  if (type.kind === 'union') return type.members.some((member) => refersTo(member, fn));
  return type.kind === 'function' && type.fn === fn;
}

/**
 * Whether a function that only its own module can call is called from asynchronous code alone. Of functions with public
 * names nothing is said: who calls them could be in any file of the project or of others. Nested functions have no other
 * callers, and names with an underscore in front are not for other modules (PEP 8), so that one file is all to look at.
 */
export function isOnlyCalledFromAsync(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean {
  if (seen.has(fn)) return true;
  seen.add(fn);
  const uses = getUses(fn);
  const isLocal = fn.module.getScope(fn.scope.parent).kind === 'function';
  const isPrivate = isLocal || fn.scope.name.startsWith('_') || uses.some((use) => use.how === 'loopCallback');
  if (!isPrivate || uses.length === 0) return false;
  return uses.every(({ how, caller }) => {
    if (how === 'loopCallback') return true;
    if (how !== 'called' || caller === undefined) return false;
    return caller.scope.isAsync || isOnlyCalledFromAsync(caller, seen);
  });
}
