import type { ClassEntity, Env } from '../../entities.js';
import { hasAncestorNamed } from '../../inference/classes.js';
import { getAssignments } from '../../inference/members.js';
import { evaluate } from '../../inference/expressions.js';
import type { CallArguments } from '../../python-facts.js';
import { findOnlyValue, toOnlyValue, type Value } from '../../scopes.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';
import { isInstance, type Type } from '../../types.js';
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
  return isInstance(type) ? type.class : undefined;
}

function findAttribute(expr: Expr, env: Env): Value | undefined {
  if (expr.kind !== 'attribute') return undefined;
  const owner = evaluate(expr.value, env);
  if (!isInstance(owner)) return undefined;
  const [only, ...more] = getAssignments(owner.class).get(expr.attr) ?? [];
  return only !== undefined && more.length === 0 ? toOnlyValue([only.binding], only.env) : undefined;
}

/** What a call runs, with the arguments that a `functools.partial` has for it. */
interface Called {
  readonly called: Type;
  readonly given?: CallArguments;
}

/** What a callee calls: a `functools.partial` the function that it was made of. */
export function getCalled(callee: Expr, env: Env): Called {
  const called = evaluate(callee, env);
  if (called.kind !== 'instance' || !hasAncestorNamed(called.class, 'functools.partial')) return { called };
  const making = findMaking(callee, env);
  const [partial, ...args] = making?.expr.args ?? [];
  if (making === undefined || partial === undefined || partial.kind === 'star') return { called };
  return { called: evaluate(partial, making.env), given: toCallArguments({ ...making.expr, args }) };
}
