import type { Env } from './entities.js';
import type { AttributeExpr } from './summary-expressions.js';

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

/**
 * The method that a variable of a function holds, and nothing else: `client.put_object` of `put` after
 * `put = client.put_object`; with the environment it is written in.
 */
export function findHeld(name: string, env: Env): { readonly expr: AttributeExpr; readonly env: Env } | undefined {
  const home = findBindingEnv(name, env);
  const [binding, ...more] = home?.table.get(name) ?? [];
  if (home?.parent === undefined || binding?.kind !== 'value' || more.length > 0) return undefined;
  const { value, path, scope } = binding;
  if (value?.kind !== 'attribute' || path !== undefined || scope !== undefined) return undefined;
  return home.findParameter(name) === undefined ? { expr: value, env: home } : undefined;
}

function toModuleEnv(name: string, env: Env): Env | undefined {
  const { env: module } = env.module;
  return module.table.has(name) ? module : undefined;
}
