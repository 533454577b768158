import { remember } from '../../../project/remember.js';
import type { ClassEntity, FunctionEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import type { Expr } from '../summary-expressions.js';
import {
  type CallableType,
  type FunctionType,
  type InstanceType,
  isInstance,
  type SelfType,
  type Type,
} from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { type Argument, type Arguments, getOpenParameters, matchArguments } from './arguments.js';
import { evaluateParameterAnnotation, getFunctionEnv, getReceiverSubstitution, probe } from './calls.js';
import { substitute } from './generics.js';
import {
  getAncestors,
  getUnknownBases,
  hasAncestorNamed,
  isLinkingClasses,
  isProtocol,
  isSubclass,
  isTypedDict,
} from './classes.js';

type Answer = 'yes' | 'no' | 'maybe';

/** How a call fits a signature. */
interface Fit {
  readonly fn: FunctionEntity;
  readonly isCertain: boolean;
  readonly pairs: readonly Pair[];
  /** The arguments that may not fit their parameters; undefined when it is not known what is passed where. */
  readonly unsure: readonly Pair[] | undefined;
}
type Pair = readonly [Parameter, Argument];

/**
 * The signatures that a call can mean: one when the arguments decide, several when they do not. All of them when none
 * seems to fit: what is known of the arguments is then not enough.
 */
export function selectOverloads(callee: FunctionType, args: Arguments): readonly FunctionEntity[] {
  const possible: Fit[] = [];
  for (const fn of callee.overloads ?? [callee.fn]) {
    const fit = fitCall(fn, callee, args);
    if (fit === undefined) continue;
    if (fit.isCertain && possible.length === 0) return [fn];
    possible.push(fit);
    if (fit.isCertain) break;
  }
  const [first, ...others] = possible;
  if (first === undefined) return callee.overloads ?? [callee.fn];
  return others.every((other) => asksTheSame(first, other)) ? [first.fn] : possible.map(({ fn }) => fn);
}

/** Whether an argument that is not known to fit one signature would not fit the other either. */
function asksTheSame({ unsure }: Fit, other: Fit): boolean {
  return (
    unsure !== undefined &&
    unsure.every(([parameter, arg]) => {
      const same = other.pairs.find((pair) => pair[1] === arg)?.[0];
      return same?.annotation !== undefined && toText(same.annotation) === toText(parameter.annotation);
    })
  );
}

/** An annotation without its place in the file. */
function toText(annotation: Expr | undefined): string {
  return JSON.stringify(annotation, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value));
}

function fitCall(fn: FunctionEntity, callee: FunctionType, args: Arguments): Fit | undefined {
  const parameters = getOpenParameters(fn, callee);
  const pairs = matchArguments(parameters, args);
  const hasStar = args.items.some((arg) => arg.isStar);
  if (!hasStar) {
    if (pairs.length < args.items.length) return undefined;
    const filled = new Set(pairs.map(([parameter]) => parameter));
    if (parameters.some((parameter) => isRequired(parameter) && !filled.has(parameter))) return undefined;
  }
  const env = getFunctionEnv(fn, callee.closure);
  const unsure: Pair[] = [];
  const [first] = fn.scope.parameters;
  if (callee.self !== undefined && first?.annotation !== undefined) {
    if (isAssignable(evaluateParameterAnnotation(first, env), callee.self) === 'no') return undefined;
  }
  const settled = getReceiverSubstitution(fn, callee);
  for (const pair of pairs) {
    const [parameter, arg] = pair;
    // Without annotation it takes anything.
    if (parameter.annotation === undefined) continue;
    const target = substitute(evaluateParameterAnnotation(parameter, env), settled);
    const one = isAssignable(target, arg.getType());
    if (one === 'no') return undefined;
    if (one === 'maybe') unsure.push(pair);
  }
  if (hasStar) return { fn, isCertain: false, pairs, unsure: undefined };
  return { fn, isCertain: unsure.length === 0, pairs, unsure };
}

function isRequired(parameter: Parameter): boolean {
  return parameter.default === undefined && parameter.kind !== 'rest' && parameter.kind !== 'keywords';
}

/** Whether a value can be given for a parameter of the type. */
function isAssignable(target: Type, value: Type, depth = 0): Answer {
  if (depth > 4) return 'maybe';
  if (value.kind === 'union') return combine(value.members.map((member) => isAssignable(target, member, depth + 1)));
  if (target.kind === 'unknown' || target.kind === 'unresolved') return 'maybe';
  if (value.kind === 'unknown' || value.kind === 'unresolved') return 'maybe';
  if (target.kind === 'typevar') {
    const { bound } = target;
    return bound === undefined ? 'yes' : isAssignable(evaluateAnnotation(bound.expr, bound.env), value, depth + 1);
  }
  if (target.kind === 'union') {
    const answers = target.members.map((member) => isAssignable(member, value, depth + 1));
    return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
  }
  if (target.kind === 'none' || value.kind === 'none') return isNoneAssignable(target, value);
  if (target.kind === 'callable') return isCallableAssignable(target, value);
  if (target.kind === 'coroutine')
    return value.kind === 'coroutine' ? 'yes' : value.kind === 'instance' ? 'no' : 'maybe';
  if (target.kind !== 'instance') return 'maybe';
  return isInstanceAssignable(target, value, depth);
}

/** For a value that may be several things: no only when none of them fits. */
function combine(answers: readonly Answer[]): Answer {
  if (answers.every((answer) => answer === 'yes')) return 'yes';
  return answers.every((answer) => answer === 'no') ? 'no' : 'maybe';
}

function isNoneAssignable(target: Type, value: Type): Answer {
  if (target.kind === value.kind) return 'yes';
  // `None` beside others is dropped from unions, so that a target cannot be told to exclude it.
  return value.kind === 'none' ? 'maybe' : 'no';
}

function isCallableAssignable(target: CallableType, value: Type): Answer {
  if (value.kind === 'instance' && value.class.module.name === 'builtins') return 'no';
  // Calling a class makes an instance, as far as anybody knows.
  if (value.kind === 'class') return isAssignable(target.result, value.class.instance, 2) === 'yes' ? 'yes' : 'maybe';
  if (value.kind !== 'function' && value.kind !== 'callable') return 'maybe';
  const result = probe(value, target.parameters ?? []);
  if (result.kind === 'unknown') return 'maybe';
  if (target.result.kind === 'typevar') return 'yes';
  return isAssignable(target.result, result, 2);
}

const promotions: Readonly<Record<string, readonly string[]>> = {
  'builtins.float': ['builtins.int'],
  'builtins.complex': ['builtins.int', 'builtins.float'],
};

/** Whether a class is an instance of another one: of `type`, or of one that may be its metaclass or a protocol of it. */
function isClassAssignable(target: ClassEntity): Answer {
  if (target.fullName === 'builtins.type') return 'yes';
  return isProtocol(target) || hasAncestorNamed(target, 'builtins.type') ? 'maybe' : 'no';
}

function isLiteralAssignable({ class: entity, literal, literals }: InstanceType, value: Type): Answer {
  if (value.kind !== 'instance') return 'no';
  if (value.literal === undefined) {
    if (literals !== undefined && value.literals === literals) return 'yes';
    return isSubclass(entity, value.class) ? 'maybe' : 'no';
  }
  if (value.class !== entity) return 'no';
  return value.literal === literal || literals?.has(value.literal) === true ? 'yes' : 'no';
}

function isInstanceAssignable(target: InstanceType, value: Type, depth: number): Answer {
  const name = target.class.fullName;
  if (name === 'builtins.object') return 'yes';
  if (value.kind === 'coroutine')
    return name === 'typing.Awaitable' ? 'yes' : isProtocol(target.class) ? 'maybe' : 'no';
  if (value.kind === 'class') return isClassAssignable(target.class);
  if (value.kind === 'function' && name === 'builtins.str') return 'no';
  if (!isInstance(value)) return 'maybe';
  if (target.literal !== undefined || target.literals !== undefined) return isLiteralAssignable(target, value);
  if (isSubclass(value.class, target.class)) return areArgsAssignable(target, value, depth);
  if (promotions[name]?.includes(value.class.fullName)) return 'yes';
  if (value.class.fullName === 'builtins.dict' && isTypedDict(target.class)) return 'yes';
  // What is declared as an `AsyncIterator` may be more, but is not declared as an `AsyncGenerator`.
  if (isProtocol(target.class) && isSubclass(target.class, value.class)) return 'no';
  if (getUnknownBases(value.class).length > 0) return 'maybe';
  return isProtocol(target.class) && !isLacking(value.class, target.class) ? 'maybe' : 'no';
}

/** Whether what a `list` holds fits what is asked of one; what an empty one is to hold, nobody knows yet. */
function areArgsAssignable(target: InstanceType, value: InstanceType | SelfType, depth: number): Answer {
  if (value.kind === 'self' || value.class !== target.class || value.isFixed !== target.isFixed) return 'yes';
  const answers = (value.args ?? []).map((arg, index): Answer => {
    return arg.kind === 'unknown' ? 'yes' : isAssignable(target.args?.[index] ?? arg, arg, depth + 1);
  });
  return answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether a class lacks something that a protocol of the library asks for: a `slice` has no `__index__`. */
function isLacking(entity: ClassEntity, protocol: ClassEntity): boolean {
  const areKnown = protocol.module.origin === 'library' && entity.module.origin === 'library' && !isLinkingClasses();
  if (!areKnown || hasMember(entity, '__getattr__')) return false;
  return !getProtocolMembers(protocol).every((name) => hasMember(entity, name));
}

function hasMember(entity: ClassEntity, name: string): boolean {
  return getAncestors(entity).some(({ class: one, isShadowed }) => isShadowed || one.env.table.has(name));
}

const getProtocolMembers = remember((protocol: ClassEntity): readonly string[] => {
  const protocols = getAncestors(protocol).filter(({ class: one }) => isProtocol(one));
  return protocols.flatMap(({ class: one }) => [...one.env.table.keys()]).filter((name) => name !== '__slots__');
});
