import type { ClassEntity, Env, FunctionEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import type { CallExpr } from '../summary-expressions.js';
import {
  type CallableType,
  join,
  type FunctionType,
  toInstance,
  type Type,
  type UnionType,
  unknown,
} from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { type Arguments, getArguments, getOpenParameters, matchArguments, toArguments } from './arguments.js';
import { getAncestors, getTypeParameters } from './classes.js';
import { evaluate } from './expressions.js';
import { getAncestorSubstitution, isGeneric, noSubstitution, substitute, type Substitution } from './generics.js';
import { getMember } from './members.js';
import { findMetaclassCall } from './metaclasses.js';
import { getParameterType } from './names.js';
import { selectOverloads } from './overloads.js';
import { getReturnType, inferReturnType } from './returns.js';
import { evaluateSpecialCall, findSpecialCall } from './special-calls.js';
import { memoize, nesting } from './state.js';
import { unify } from './unify.js';

/** What a call gives; unknown when it cannot be told. */
export function evaluateCall(expr: CallExpr, env: Env): Type {
  const callee = evaluate(expr.func, env);
  const special = findSpecialCall(callee);
  const type = special === undefined ? undefined : evaluateSpecialCall(special, expr, env);
  return type ?? callType(callee, getArguments(expr, env, isOfFollowed(callee, env)));
}

/** Whether a body that is followed calls a function of its own: `decorator(func)`. */
function isOfFollowed(callee: Type, env: Env): boolean {
  return !env.isPlain && callee.kind === 'function' && !callee.closure.isPlain;
}

/** Calls that are followed inside of one another, at most. */
const maxCalls = 60;
/** The same for callables that are called only to learn what they give. */
const maxProbes = 4;

/** What a callable gives for arguments of these types, when it is given as an argument itself. */
export function probe(callee: Type, types: readonly Type[]): Type {
  if (nesting.probes >= maxProbes) return unknown;
  nesting.probes++;
  const result = callType(callee, toArguments(types));
  nesting.probes--;
  return result;
}

/** What calling a value gives. */
export function callType(callee: Type, args: Arguments): Type {
  if (nesting.calls >= maxCalls) return unknown;
  nesting.calls++;
  const result = callAny(callee, args);
  nesting.calls--;
  return result;
}

function callAny(callee: Type, args: Arguments): Type {
  switch (callee.kind) {
    case 'function':
      return callFunction(callee, args);
    case 'class':
      return construct(callee, args);
    case 'instance':
      return callee.callWith?.(args) ?? callType(getCallMethod(callee), args);
    case 'self':
      return callType(getCallMethod(callee), args);
    case 'callable':
      return callCallable(callee, args);
    case 'union':
      return callMembers(callee, args);
    default:
      return unknown;
  }
}

/** Calling one of several things: one that gives nothing is not like one that gives something. */
function callMembers(callee: UnionType, args: Arguments): Type {
  const results = callee.members.map((member) => callType(member, args));
  const isMixed = results.some((result) => result.kind === 'none') && results.some((result) => result.kind !== 'none');
  return isMixed ? unknown : join(results);
}

/** The `__call__` of a value; unknown when it has none that is known. */
export function getCallMethod(callee: Type): Type {
  const method = getMember(callee, '__call__');
  return method.kind === 'function' || method.kind === 'callable' ? method : unknown;
}

/** What calling a method of a value gives. */
export function callMethod(receiver: Type, name: string, args: readonly Type[]): Type {
  if (receiver.kind === 'unknown') return unknown;
  return callType(getMember(receiver, name), toArguments(args));
}

function callCallable(callee: CallableType, args: Arguments): Type {
  if (callee.variants !== undefined) return callVariants(callee.variants, args);
  if (!isGeneric(callee.result)) return callee.result;
  const substitution = new Map<object, Type>();
  for (const [index, parameter] of (callee.parameters ?? []).entries()) {
    const arg = args.items[index];
    if (arg !== undefined && !arg.isStar) unify(parameter, arg.getType(), substitution);
  }
  // Where it takes anything, its variables are those of the class or function around it.
  return substitute(callee.result, substitution, undefined, callee.parameters !== undefined);
}

/** A decorated function that was overloaded: the arguments choose among the signatures it had. */
function callVariants({ source, results }: NonNullable<CallableType['variants']>, args: Arguments): Type {
  return agree(selectOverloads(source, args).map((fn) => results.get(fn) ?? unknown));
}

// --- functions

function callFunction(callee: FunctionType, args: Arguments): Type {
  if (callee.overloads === undefined) return callOne(callee.fn, callee, args);
  const chosen = selectOverloads(callee, args);
  return agree(chosen.map((fn) => callOne(fn, callee, args)));
}

/**
 * The one answer of several signatures, without what they disagree about: of `list[int]` and `list[str]` a list, of coroutines
 * that give different things a coroutine. Unknown where the answers are not alike.
 */
function agree(results: readonly Type[]): Type {
  const [first, ...rest] = results;
  if (first === undefined || !rest.every((result) => isAlike(result, first))) return unknown;
  const joined = join(results);
  if (joined.kind !== 'union') return joined;
  switch (first.kind) {
    case 'coroutine':
      return {
        kind: 'coroutine',
        result: agree(results.map((one) => (one.kind === first.kind ? one.result : unknown))),
      };
    case 'callable':
      return { ...first, result: agree(results.map((one) => (one.kind === first.kind ? one.result : unknown))) };
    case 'instance':
      return first.class.instance;
    default:
      return unknown;
  }
}

/** Whether two results of a call are the same, but for their type arguments. */
export function isAlike(left: Type, right: Type): boolean {
  switch (left.kind) {
    case 'coroutine':
    case 'none':
      return right.kind === left.kind;
    case 'callable':
      return right.kind === 'callable' && isAlike(left.result, right.result);
    case 'instance':
      return right.kind === 'instance' && left.class === right.class;
    default:
      return false;
  }
}

function callOne(fn: FunctionEntity, callee: FunctionType, args: Arguments): Type {
  const env = getFunctionEnv(fn, callee.closure);
  const declared = getReturnType(fn, env);
  const result =
    args.isDecorating === true && isVague(declared)
      ? followBody(fn, callee, args)
      : isGeneric(declared)
        ? (specializeVariants(declared, fn, callee, args) ?? specialize(declared, fn, callee, args))
        : declared;
  const { isAsync, isGenerator } = fn.scope;
  return isAsync && !isGenerator ? toCoroutine(result, fn) : result;
}

/**
 * What calling a coroutine function gives. Where it is declared to return an awaitable, most authors mean just that; and one that
 * is declared to return an asynchronous iterator and has no body (abstract, or of a protocol) is often meant as a generator.
 */
export function toCoroutine(result: Type, fn: FunctionEntity): Type {
  const isDeclared = !fn.module.isStub && fn.scope.returns !== undefined;
  const name = result.kind === 'instance' ? result.class.fullName : '';
  if (isDeclared && (result.kind === 'coroutine' || name === 'typing.Awaitable' || name === 'typing.Coroutine')) {
    return { kind: 'coroutine', result: unknown };
  }
  if (isDeclared && fn.scope.isEmpty && /^typing\.Async(?:Iterator|Generator|Iterable)$/.test(name)) return unknown;
  return { kind: 'coroutine', result };
}

/** The environment of a function's body: its own where the closure depends on arguments, else the one all share. */
export function getFunctionEnv(fn: FunctionEntity, closure: Env): Env {
  return closure.isPlain ? fn.env : closure.getChild(fn.index);
}

function isVague(type: Type): boolean {
  switch (type.kind) {
    case 'unknown':
    case 'function':
      return true;
    case 'callable':
      return type.result.kind === 'unknown';
    case 'union':
      return type.members.some(isVague);
    default:
      return false;
  }
}

/** What the body of a function returns for these very arguments. */
export function followBody(fn: FunctionEntity, callee: FunctionType, args: Arguments): Type {
  const given = new Map<string, Type>();
  for (const [parameter, arg] of matchArguments(getOpenParameters(fn, callee), args)) {
    if (parameter.kind !== 'rest' && parameter.kind !== 'keywords') given.set(parameter.name, arg.getType());
  }
  // Nobody knows which of the others these fill.
  if (args.items.some(({ isStar }) => isStar)) {
    for (const { name } of getOpenParameters(fn, callee)) if (!given.has(name)) given.set(name, unknown);
  }
  const env = fn.module.getFollowedEnv(fn.index, callee.closure, given);
  return memoize(env, fn.scope, () => inferReturnType(fn, env));
}

/** A function that gives a callable for an overloaded one gives as many signatures. */
function specializeVariants(
  declared: Type,
  fn: FunctionEntity,
  callee: FunctionType,
  args: Arguments,
): Type | undefined {
  const [first, ...rest] = args.items;
  if (declared.kind !== 'callable' || first === undefined || first.isStar) return undefined;
  const source = first.getType();
  if (source.kind !== 'function' || source.overloads === undefined) return undefined;
  const results = new Map<FunctionEntity, Type>();
  for (const overload of source.overloads) {
    const one: Type = { ...source, fn: overload, overloads: undefined };
    const items = [{ ...first, getType: () => one }, ...rest];
    const result = specialize(declared, fn, callee, { items });
    results.set(overload, result.kind === 'callable' ? result.result : unknown);
  }
  return { kind: 'callable', result: unknown, variants: { source, results } };
}

/** What a function with type variables gives for these very arguments. */
function specialize(declared: Type, fn: FunctionEntity, callee: FunctionType, args: Arguments): Type {
  const { self } = callee;
  const env = getFunctionEnv(fn, callee.closure);
  const receiver = self?.kind === 'super' ? self.self : self;
  const substitution = new Map<object, Type>();
  const [first] = fn.scope.parameters;
  if (receiver !== undefined && first?.annotation !== undefined)
    unify(getParameterType(first, env), receiver, substitution);
  for (const [parameter, arg] of matchArguments(getOpenParameters(fn, callee), args)) {
    if (arg.isStar || parameter.annotation === undefined) continue;
    const pattern = evaluateParameterAnnotation(parameter, env);
    if (isGeneric(pattern)) unify(pattern, arg.getType(), substitution);
  }
  // What the receiver holds is settled: no argument changes it.
  for (const [key, type] of getReceiverSubstitution(fn, callee)) substitution.set(key, type);
  const result = substitute(declared, substitution, receiver === undefined ? undefined : toInstance(receiver), true);
  // The `None` of `asyncio.run(save())` is a result like any other, and does not say that something else is missing.
  return result.kind === 'none' && !fn.scope.isAsync ? unknown : result;
}

/** What the type variables of its class stand for in a method: in its own methods, and unbound, for themselves. */
export function getReceiverSubstitution({ owner }: FunctionEntity, { self }: FunctionType): Substitution {
  if (owner === undefined) return noSubstitution;
  const receiver = self?.kind === 'super' ? self.self : self;
  switch (receiver?.kind) {
    case 'instance':
    case 'class':
      return getAncestorSubstitution(receiver.class, receiver.args, owner);
    case 'self':
      return getAncestorSubstitution(receiver.class, getTypeParameters(receiver.class), owner);
    case undefined:
      return new Map(getTypeParameters(owner).map((variable) => [variable.key, variable]));
    default:
      return noSubstitution;
  }
}

/** The type of one argument for the parameter; of `*args: T` and `**kwargs: T`, T. */
export function evaluateParameterAnnotation(parameter: Parameter, env: Env): Type {
  const { annotation } = parameter;
  if (annotation === undefined) return unknown;
  if (parameter.kind !== 'rest' && parameter.kind !== 'keywords') return getParameterType(parameter, env);
  return memoize(env, annotation, () => evaluateAnnotation(annotation, env.parent ?? env, env));
}

// --- classes

function construct(type: Extract<Type, { kind: 'class' }>, args: Arguments): Type {
  const entity = type.class;
  const answering = findMetaclassCall(entity);
  if (answering !== undefined) return callType(answering, args);
  if (type.isSelf === true) return entity.self;
  const isExact = type.isDerived !== true;
  const made = findMade(entity, args);
  if (made?.kind === 'instance' && made.class !== entity) return made;
  if (type.args !== undefined) return { kind: 'instance', class: entity, args: type.args, isExact };
  const parameters = getTypeParameters(entity);
  if (parameters.length === 0) return isExact ? entity.exact : { kind: 'instance', class: entity, isExact };
  if (made !== undefined) return made;
  const substitution = inferConstruction(entity, args);
  return {
    kind: 'instance',
    class: entity,
    args: parameters.map(({ key }) => substitution.get(key) ?? unknown),
    isExact,
  };
}

/** What `__new__` declares to give, when it says more than `Self`: another class, or arguments of its own. */
function findMade(entity: ClassEntity, args: Arguments): Type | undefined {
  if (!entity.env.table.has('__new__')) return undefined;
  const method = getMember({ kind: 'class', class: entity }, '__new__');
  const made = callType(method, args);
  if (made.kind !== 'instance') return undefined;
  if (made.class === entity) return made.args === undefined ? undefined : made;
  return getAncestors(entity).some(({ class: one }) => one === made.class) ? undefined : made;
}

/** What the arguments of a constructor say about the type variables of the class. */
function inferConstruction(entity: ClassEntity, args: Arguments): ReadonlyMap<object, Type> {
  const self: Type = { kind: 'instance', class: entity, args: getTypeParameters(entity) };
  for (const { class: ancestor } of getAncestors(entity)) {
    const name = ancestor.env.table.has('__init__') ? '__init__' : '__new__';
    if (!ancestor.env.table.has(name) || ancestor.fullName === 'builtins.object') continue;
    const method = getMember(self, name);
    if (method.kind !== 'function') return new Map();
    const callee: FunctionType = { ...method, self };
    const [fn] = method.overloads === undefined ? [method.fn] : selectOverloads(callee, args);
    if (fn === undefined) return new Map();
    const env = getFunctionEnv(fn, callee.closure);
    const substitution = new Map<object, Type>();
    for (const [parameter, arg] of matchArguments(getOpenParameters(fn, callee), args)) {
      const pattern = evaluateParameterAnnotation(parameter, env);
      if (isGeneric(pattern)) unify(pattern, arg.getType(), substitution);
    }
    const own = getAncestorSubstitution(entity, self.args, ancestor);
    return invert(own, substitution);
  }
  return new Map();
}

/** Carries what was found for an ancestor's variables over to the variables of the class. */
function invert(own: ReadonlyMap<object, Type>, found: ReadonlyMap<object, Type>): ReadonlyMap<object, Type> {
  const result = new Map(found);
  for (const [key, type] of own) {
    const value = found.get(key);
    if (type.kind === 'typevar' && value !== undefined) result.set(type.key, value);
  }
  return result;
}
