import type { Env } from '../entities.js';
import type { CallExpr, Expr } from '../summary-expressions.js';
import { toClass, type Type, unknown } from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { getArguments } from './arguments.js';
import { callType } from './calls.js';
import { evaluate } from './expressions.js';
import { getMember } from './members.js';
import { getParameterType } from './names.js';

type SpecialCall = 'type' | 'super' | 'partial' | 'cast' | 'getattr';

/** The name of a callable that gives something of its own. */
export function findSpecialCall(callee: Type): SpecialCall | undefined {
  if (callee.kind === 'class') {
    const { module, scope } = callee.class;
    if (module.name === 'functools') return scope.name === 'partial' ? 'partial' : undefined;
    return module.name === 'builtins' && (scope.name === 'type' || scope.name === 'super') ? scope.name : undefined;
  }
  if (callee.kind !== 'function') return undefined;
  const { scope, module } = callee.fn;
  if (scope.name === 'getattr') return module.name === 'builtins' ? 'getattr' : undefined;
  return scope.name === 'cast' && module.name.startsWith('typing') ? 'cast' : undefined;
}

/** What a special call gives; undefined where that is what its declaration says. */
export function evaluateSpecialCall(name: SpecialCall, expr: CallExpr, env: Env): Type | undefined {
  const [first, second, ...more] = expr.args;
  switch (name) {
    case 'type':
      return first !== undefined && expr.args.length === 1 ? toClass(evaluate(first, env)) : undefined;
    case 'super':
      return evaluateSuper(expr, env);
    case 'partial':
      return evaluatePartial(expr, env);
    case 'cast':
      return first === undefined ? unknown : evaluateCast(first, second, env);
    case 'getattr':
      // With a default the attribute may not be there.
      if (first === undefined || second?.kind !== 'string' || second.value === undefined || more.length > 0)
        return undefined;
      return getMember(evaluate(first, env), second.value);
  }
}

/** `functools.partial(f, x)`, which knows what it calls: `decorate(function, times=3)` of `partial(decorate, times=3)`. */
function evaluatePartial(expr: CallExpr, env: Env): Type {
  const args = getArguments(expr, env);
  const made = callType(evaluate(expr.func, env), args);
  const [called, ...given] = args.items;
  if (made.kind !== 'instance' || called === undefined || called.isStar) return made;
  return {
    ...made,
    callWith: ({ items, isDecorating }) => callType(called.getType(), { items: [...given, ...items], isDecorating }),
  };
}

/** What is cast to a type variable, a body that is followed knows better than its signature. */
function evaluateCast(target: Expr, value: Expr | undefined, env: Env): Type {
  const type = evaluateAnnotation(target, env);
  return type.kind === 'typevar' && !env.isPlain && value !== undefined ? evaluate(value, env) : type;
}

function evaluateSuper(expr: CallExpr, env: Env): Type {
  const [explicit] = expr.args;
  const named = explicit && evaluate(explicit, env);
  for (let current: Env | undefined = env; current.parent !== undefined; current = current.parent) {
    const { scope, parent } = current;
    if (scope.kind !== 'function' || parent.scope.kind !== 'class') continue;
    const entity = named?.kind === 'class' ? named.class : current.module.getClass(parent.index);
    const [parameter] = scope.parameters;
    const self = parameter === undefined ? unknown : getParameterType(parameter, current);
    return { kind: 'super', class: entity, self };
  }
  return unknown;
}
