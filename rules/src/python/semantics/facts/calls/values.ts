import type { ClassEntity, Env } from '../../entities.js';
import { hasAncestorNamed } from '../../inference/classes.js';
import { getAssignments } from '../../inference/members.js';
import { evaluate } from '../../inference/expressions.js';
import type { CallArguments } from '../../python-facts.js';
import { findBindingEnv } from '../../scopes.js';
import type { Binding } from '../../summary.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';
import type { Type } from '../../types.js';
import { toCallArguments } from './expression-text.js';

/** An expression, and where it stands. */
interface Value {
  readonly expr: Expr;
  readonly env: Env;
}

/** The call that made a value: the expression itself, or what its name (or attribute) is given at its only assignment. */
export function findMaking(expr: Expr, env: Env): { readonly expr: CallExpr; readonly env: Env } | undefined {
  if (expr.kind === 'call') return { expr, env };
  const value = expr.kind === 'name' ? findNamed(expr.id, env) : findAttribute(expr, env);
  return value?.expr.kind === 'call' ? { expr: value.expr, env: value.env } : undefined;
}

/** What a slice that is of the same class was cut from, `query` of `query[:10]`; also by the name that it was given. */
export function findSliced(expr: Expr, env: Env): Value | undefined {
  const cut = expr.kind === 'name' ? findNamed(expr.id, env) : { expr, env };
  if (cut?.expr.kind !== 'subscript') return undefined;
  const { value } = cut.expr;
  const whole = evaluate(value, cut.env);
  const part = evaluate(cut.expr, cut.env);
  const home = getClass(whole);
  return home !== undefined && home === getClass(part) ? { expr: value, env: cut.env } : undefined;
}

function getClass(type: Type): ClassEntity | undefined {
  return type.kind === 'instance' || type.kind === 'self' ? type.class : undefined;
}

function findNamed(name: string, env: Env): Value | undefined {
  const home = findBindingEnv(name, env);
  if (home === undefined || home.findParameter(name) !== undefined) return undefined;
  return toValue(home.table.get(name) ?? [], home);
}

function findAttribute(expr: Expr, env: Env): Value | undefined {
  if (expr.kind !== 'attribute') return undefined;
  const owner = evaluate(expr.value, env);
  if (owner.kind !== 'self' && owner.kind !== 'instance') return undefined;
  const assigned = getAssignments(owner.class).get(expr.attr) ?? [];
  const [only] = assigned;
  return assigned.length === 1 && only !== undefined ? toValue([only.binding], only.env) : undefined;
}

function toValue(bindings: readonly Binding[], env: Env): Value | undefined {
  const [only] = bindings;
  if (bindings.length !== 1 || only?.kind !== 'value' || only.path !== undefined || only.scope !== undefined) {
    return undefined;
  }
  return only.value === undefined ? undefined : { expr: only.value, env };
}

/** A function with some of its arguments (`functools.partial(f, x)`). */
interface Partial {
  readonly callee: Expr;
  readonly env: Env;
  readonly arguments: CallArguments;
}

/** The function that a `functools.partial` was made of. */
export function findPartial(expr: Expr, type: Type, env: Env): Partial | undefined {
  if (type.kind !== 'instance' || !hasAncestorNamed(type.class, 'functools.partial')) return undefined;
  const making = findMaking(expr, env);
  const [callee, ...args] = making?.expr.args ?? [];
  if (making === undefined || callee === undefined || callee.kind === 'star') return undefined;
  return { callee, env: making.env, arguments: toCallArguments({ ...making.expr, args }) };
}
