import type { Env, FunctionEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import type { Expr } from '../summary-expressions.js';
import { type Type, unknown } from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { getOpenParameters } from './arguments.js';
import { evaluateParameterAnnotation, getCallMethod, getFunctionEnv } from './calls.js';
import { evaluate } from './expressions.js';
import { isGeneric } from './generics.js';

/**
 * What a parameter without annotation is given where a decorator says which functions it takes: `handler` is called with a
 * request and what handles it, when the decorator is declared to take a `Callable[[Request, Handler], …]`.
 * @param env where the function is defined
 */
export function findDecoratedParameter(parameter: Parameter, { scope }: FunctionEntity, env: Env): Type | undefined {
  // The decorator next to the function is the one that is given it as it is written.
  const decorator = scope.decorators.at(-1);
  if (decorator === undefined || (parameter.kind !== 'normal' && parameter.kind !== 'positional')) return undefined;
  const taken = getTakenType(decorator, env);
  if (taken.kind !== 'callable' || taken.parameters === undefined) return undefined;
  const required = scope.parameters.filter(({ kind }) => kind === 'normal' || kind === 'positional');
  if (required.length !== taken.parameters.length) return undefined;
  const type = taken.parameters[required.indexOf(parameter)];
  return type === undefined || isGeneric(type) ? undefined : type;
}

/** What a decorator is declared to take as its only argument. */
function getTakenType(decorator: Expr, env: Env): Type {
  const type = evaluate(decorator, env);
  const callee = type.kind === 'instance' ? getCallMethod(type) : type;
  if (callee.kind === 'callable') return resolveBound(callee.parameters?.[0] ?? unknown);
  if (callee.kind !== 'function' || callee.overloads !== undefined) return unknown;
  const [first] = getOpenParameters(callee.fn, callee);
  if (first?.annotation === undefined) return unknown;
  return resolveBound(evaluateParameterAnnotation(first, getFunctionEnv(callee.fn, callee.closure)));
}

function resolveBound(type: Type): Type {
  if (type.kind !== 'typevar' || type.bound === undefined) return type;
  return evaluateAnnotation(type.bound.expr, type.bound.env);
}
