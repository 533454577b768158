import type { Env } from './entities.js';
import type { Binding } from './summary.js';
import type { AttributeExpr, Expr } from './summary-expressions.js';

/**
 * The environment whose scope a name belongs to, by Python's rules
 * (https://docs.python.org/3/reference/executionmodel.html#resolution-of-names): scopes of classes are seen only from
 * their own bodies, `global` leads to the module, and a scope that binds a name anywhere owns it everywhere.
 * Undefined for names that no scope of the module binds (built-in ones, and what star imports bring).
 */
export function findBindingEnv(name: string, env: Env): Env | undefined {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    const { scope } = current;
    if (scope.kind === 'class' && current !== env) continue;
    if (scope.kind === 'function' && scope.globals?.includes(name) === true) return toModuleEnv(name, current);
    if (current.table.has(name) || current.findParameter(name) !== undefined) return current;
  }
  return undefined;
}

/** An expression, and the environment that it is written in. */
export interface Value<E extends Expr = Expr> {
  readonly expr: E;
  readonly env: Env;
}

/** What a variable is given at its only assignment; undefined for parameters, and for parts of a value. */
export function findOnlyValue(name: string, env: Env): Value | undefined {
  const home = findBindingEnv(name, env);
  if (home === undefined || home.findParameter(name) !== undefined) return undefined;
  return toOnlyValue(home.table.get(name) ?? [], home);
}

/** What the only one of some bindings gives its name, in the scope that it stands in. */
export function toOnlyValue([only, ...more]: readonly Binding[], env: Env): Value | undefined {
  if (only?.kind !== 'value' || more.length > 0 || only.path !== undefined || only.scope !== undefined)
    return undefined;
  return only.value && { expr: only.value, env };
}

/**
 * The method that a variable of a function holds, and nothing else: `client.put_object` of `put` after
 * `put = client.put_object`.
 */
export function findHeld(name: string, env: Env): Value<AttributeExpr> | undefined {
  const { expr, env: home } = findOnlyValue(name, env) ?? {};
  return expr?.kind === 'attribute' && home?.parent !== undefined ? { expr, env: home } : undefined;
}

function toModuleEnv(name: string, env: Env): Env | undefined {
  const { env: module } = env.module;
  return module.table.has(name) ? module : undefined;
}
