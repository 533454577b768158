import type { Env } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import { findItem } from '../../inference/records.js';
import type { AwaitableKind } from '../../python-facts.js';
import { findBindingEnv } from '../../scopes.js';
import type { Expr } from '../../summary-expressions.js';
import { isAnnotated } from '../../summary.js';
import type { Type } from '../../types.js';
import { getDeclaredAttributeKind } from './attributes.js';
import { getTakenKind } from './parameters.js';

/** Where collections whose items can be replaced have the type of these among their type arguments. */
const itemArguments: ReadonlyMap<string, number> = new Map([
  ['builtins.dict', 1],
  ['collections.OrderedDict', 1],
  ['collections.defaultdict', 1],
  ['typing.MutableMapping', 1],
  ['builtins.list', 0],
  ['typing.MutableSequence', 0],
]);

/**
 * What a dict or list takes for an item, where its variable, parameter or attribute is annotated: what `{'a': 1}` holds without
 * one says nothing of what may be put in later. A `TypedDict` says so itself.
 * @param given what is put there
 */
export function getDeclaredItemKind(collection: Expr, index: Expr, env: Env, given: Type): AwaitableKind {
  const type = evaluate(collection, env);
  if (type.kind !== 'instance') return 'unknown';
  const field = index.kind === 'string' && index.value !== undefined ? findItem(type, index.value) : undefined;
  if (field !== undefined) return getTakenKind(field, given);
  if (!isDeclared(collection, env)) return 'unknown';
  const item = type.args?.[itemArguments.get(type.class.fullName) ?? type.args.length];
  return item === undefined || item.kind === 'none' ? 'unknown' : getTakenKind(item, given);
}

function isDeclared(expr: Expr, env: Env): boolean {
  if (expr.kind === 'attribute') return getDeclaredAttributeKind(evaluate(expr.value, env), expr.attr) === 'value';
  if (expr.kind !== 'name') return false;
  const home = findBindingEnv(expr.id, env);
  if (home?.findParameter(expr.id)?.annotation !== undefined) return true;
  return home?.table.get(expr.id)?.some(isAnnotated) === true;
}
