import type { Env, FunctionEntity } from '../entities.js';
import { evaluate } from '../inference/expressions.js';
import { getMember } from '../inference/members.js';
import { evaluateName, getSymbolType } from '../inference/names.js';
import { followFrom } from '../inference/symbols.js';
import type { AsyncTwin } from '../python-facts.js';
import { findBindingEnv } from '../scopes.js';
import type { FunctionScope } from '../summary.js';
import { type CallExpr, type Expr, findLastName } from '../summary-expressions.js';
import { type Type, unknown } from '../types.js';
import { isLeadingBack, isWithin } from './calls/leading-back.js';

/** The coroutine function that stands beside the one that is called, is named after it, and takes the same. */
export function findAsyncTwin(call: CallExpr, env: Env): AsyncTwin | undefined {
  const called = evaluate(call.func, env);
  if (called.kind !== 'function' || called.overloads !== undefined || called.fn.scope.isAsync) return undefined;
  const { fn } = called;
  if (findLastName(call.func) !== fn.scope.name) return undefined;
  for (const name of getTwinNames(fn.scope.name)) {
    const isInReach = call.func.kind !== 'name' || findBindingEnv(name, env) !== undefined;
    const type = isInReach ? evaluateBeside(call.func, name, env) : evaluateImportedBeside(fn.scope.name, name, env);
    if (type.kind !== 'function' || type.overloads !== undefined || !areTwins(fn, type.fn)) continue;
    const isEndless = isWithin(env, type.fn) ? !isOfRecursion(call, fn, env) : isLeadingBack(type.fn, env);
    return isEndless ? undefined : { name, isInReach };
  }
  return undefined;
}

/** How coroutine functions are called that do what others do: `async_load`, `load_async`, `aload`; `load` beside `load_sync`. */
export function getTwinNames(name: string): readonly string[] {
  const [, underscores = '', rest = ''] = /^(_*)(.*)$/.exec(name) ?? [];
  const plain = rest.replace(/^sync_|_sync$/, '');
  return [`async_${plain}`, `${plain}_async`, plain === rest ? `a${plain}` : plain].map((one) => underscores + one);
}

/** What a callee would be with another name at its end. */
function evaluateBeside(callee: Expr, name: string, env: Env): Type {
  if (callee.kind === 'attribute') return getMember(evaluate(callee.value, env), name);
  return callee.kind === 'name' ? evaluateName(name, callee.start, env) : unknown;
}

/** What a name means in the module that another one is imported from. */
function evaluateImportedBeside(imported: string, name: string, { module }: Env): Type {
  const [binding, ...more] = module.getTable(0).get(imported) ?? [];
  if (binding?.kind !== 'from' || binding.imported !== imported || more.length > 0) return unknown;
  return getSymbolType(followFrom({ ...binding, imported: name }, module));
}

/** Whether a coroutine function does the same. One of another class or scope may not: only one of the two is overridden there. */
function areTwins({ module, scope: one }: FunctionEntity, { module: home, scope: other }: FunctionEntity): boolean {
  // A stub leaves out what a class overrides without saying more of it.
  const isBeside = module.isStub || (module === home && one.parent === other.parent);
  const isPlainCoroutine = other.isAsync && !other.isGenerator && other.decorators.length === one.decorators.length;
  // `raise NotImplementedError`
  const isMissing = other.isUnimplemented === true && !other.fallsThrough;
  return isBeside && isPlainCoroutine && !isMissing && toSignature(one) === toSignature(other);
}

function toSignature({ parameters }: FunctionScope): string {
  return parameters.map(({ name, kind, default: value }) => `${kind} ${name} ${String(value !== undefined)}`).join();
}

/**
 * Whether the function calls itself, for what is smaller, and its twin does so with it: a twin that just hands on what it was
 * given would call itself for ever.
 */
function isOfRecursion({ args, keywords }: CallExpr, { scope }: FunctionEntity, env: Env): boolean {
  const isRecursive = scope.events.some(({ expr }) => expr.kind === 'call' && findLastName(expr.func) === scope.name);
  const isHandedOn = [...args, ...keywords.map(({ value }) => value)].every(
    (value) => value.kind === 'name' && findBindingEnv(value.id, env)?.findParameter(value.id) !== undefined,
  );
  return isRecursive && !isHandedOn;
}
