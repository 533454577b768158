import type { Env, FunctionEntity } from '../entities.js';
import { type Expr, isWrittenAsAny, isWrittenAsAwaitable } from '../summary-expressions.js';
import { join, noneType, type Type, unknown } from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { libraryInstance } from './builtins.js';
import { evaluate } from './expressions.js';
import { iterate } from './protocols.js';
import { findMemoized, memoize } from './state.js';

/** What the function's body or annotation says it returns: for a coroutine function, what awaiting it gives. */
export function getReturnType(fn: FunctionEntity, env: Env): Type {
  return findMemoized(env, fn.scope) ?? memoize(env, fn.scope, () => computeReturnType(fn, env));
}

function computeReturnType(fn: FunctionEntity, env: Env): Type {
  const { returns, returned } = fn.scope;
  if (returns === undefined) return inferReturnType(fn, env);
  // A wrapper around a function that is known gives what that one does.
  if (!env.isPlain && returned !== undefined && isWrittenAsAny(returns)) return inferReturnType(fn, env);
  const other = mayGiveAnother(fn, returns) ? findOtherReturned(fn, env) : undefined;
  return other ?? evaluateAnnotation(returns, env.parent ?? env, env);
}

/** Whether a plain function of the project declares to give a coroutine, which its body need not make. */
function mayGiveAnother({ scope, module }: FunctionEntity, returns: Expr): boolean {
  if (scope.isAsync || scope.isGenerator || scope.isEmpty) return false;
  return module.isSource && isWrittenAsAwaitable(returns);
}

/**
 * What the body certainly gives that is no coroutine: `-> Coroutine` over a future of `run_in_executor()`, `-> Awaitable` that
 * was left when the function became synchronous.
 */
function findOtherReturned(fn: FunctionEntity, env: Env): Type | undefined {
  const inferred = inferReturnType(fn, env);
  return inferred.kind === 'instance' || inferred.kind === 'none' ? inferred : undefined;
}

/** What the body of a function gives, whatever is declared. */
export function inferReturnType(fn: FunctionEntity, env: Env): Type {
  const { scope, module } = fn;
  // An empty method is one that subclasses fill.
  if (module.isStub || (scope.isEmpty && fn.owner !== undefined)) return unknown;
  const returned = (scope.returned ?? []).filter((expr) => isReturned(expr, env)).map((expr) => evaluate(expr, env));
  if (scope.isGenerator) {
    const name = scope.isAsync ? 'AsyncGenerator' : 'Generator';
    const item = join((scope.yielded ?? []).map((expr) => evaluateYield(expr, env)));
    return libraryInstance(module.project, 'typing', name, [item, unknown, unknown]);
  }
  if (scope.fallsThrough) returned.push(noneType);
  return join(returned);
}

/** Whether a value is returned with what a followed call gives: `decorator(func)` where `func` is given, else `decorator`. */
function isReturned(expr: Expr, env: Env): boolean {
  if (expr.kind !== 'given' || env.given === undefined) return true;
  const isGiven = isGivenIn(env.given, expr.name, env);
  return (isGiven === undefined || isGiven === expr.isGiven) && isReturned(expr.value, env);
}

/** Whether a followed call gives an optional parameter something that is true; undefined when that is not known. */
function isGivenIn(given: ReadonlyMap<string, Type>, name: string, env: Env): boolean | undefined {
  if (env.table.has(name)) return undefined;
  const type = given.get(name);
  switch (type?.kind) {
    case undefined:
    case 'none':
      return false;
    case 'function':
    case 'callable':
    case 'class':
    case 'coroutine':
      return true;
    default:
      return undefined;
  }
}

function evaluateYield(expr: Expr, env: Env): Type {
  return expr.kind === 'star' ? iterate(evaluate(expr.value, env), false) : evaluate(expr, env);
}
