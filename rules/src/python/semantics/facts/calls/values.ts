import type { ClassEntity, Env } from '../../entities.js';
import { hasAncestorNamed } from '../../inference/classes.js';
import { getAssignments } from '../../inference/members.js';
import { evaluate } from '../../inference/expressions.js';
import type { CallArguments } from '../../python-facts.js';
import { findOnlyValue, toOnlyValue, type Value } from '../../scopes.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';
import type { Type } from '../../types.js';
import { toCallArguments } from './expression-text.js';

/** The call that made a value: the expression itself, or what its name (or attribute) is given at its only assignment. */
export function findMaking(expr: Expr, env: Env): Value<CallExpr> | undefined {
  if (expr.kind === 'call') return { expr, env };
  const value = expr.kind === 'name' ? findOnlyValue(expr.id, env) : findAttribute(expr, env);
  return value?.expr.kind === 'call' ? { expr: value.expr, env: value.env } : undefined;
}

/** What a slice that is of the same class was cut from, `query` of `query[:10]`; also by the name that it was given. */
export function findSliced(expr: Expr, env: Env): Value | undefined {
  const cut = expr.kind === 'name' ? findOnlyValue(expr.id, env) : { expr, env };
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

function findAttribute(expr: Expr, env: Env): Value | undefined {
  if (expr.kind !== 'attribute') return undefined;
  const owner = evaluate(expr.value, env);
  if (owner.kind !== 'self' && owner.kind !== 'instance') return undefined;
  const [only, ...more] = getAssignments(owner.class).get(expr.attr) ?? [];
  return only !== undefined && more.length === 0 ? toOnlyValue([only.binding], only.env) : undefined;
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
