import type { Env } from '../entities.js';
import {
  type Binding,
  type DefinitionBinding,
  isAnnotated,
  type Parameter,
  type TypeParameter,
  type UnpackPath,
  type ValueBinding,
} from '../summary.js';
import { findLastName } from '../summary-expressions.js';
import { join, toInexact, type Type, type TypeVariable, unknown } from '../types.js';
import { findBindingEnv } from '../scopes.js';
import { evaluateAnnotation } from './annotations.js';
import { builtin } from './builtins.js';
import { isRemade } from './class-decorators.js';
import { findCallbackParameter } from './callback-parameters.js';
import { decorate, findDecoratedType } from './decorators.js';
import { evaluate } from './expressions.js';
import { findFixture } from './fixtures.js';
import { getReachingBindings } from './flow.js';
import { findInheritedAnnotation, hasDecorator } from './members.js';
import { narrow } from './narrowing.js';
import { enter, iterate } from './protocols.js';
import { findPlace } from './records.js';
import { assume, findMemoized, isBeingAnswered, memoize } from './state.js';
import { findSymbol, followBinding, type ResolvedSymbol } from './symbols.js';

/** What a name evaluates to at an offset. */
export function evaluateName(name: string, at: number, env: Env): Type {
  return narrow(name, at, env, evaluateUnnarrowed(name, at, env));
}

function evaluateUnnarrowed(name: string, at: number, env: Env): Type {
  const home = findBindingEnv(name, env);
  if (home !== undefined) {
    const isOwn = isSameFunction(env, home);
    const isFinal = !isOwn && (home.scope.kind === 'module' || home.scope.kind === 'class');
    const type = isFinal ? findFinal(name, home) : findOwn(name, isOwn ? at : undefined, home);
    if (type !== undefined) return type;
  }
  const symbol = findSymbol(name, env);
  if (symbol !== undefined) return getSymbolType(symbol);
  const { project } = env.module;
  if (name === '__name__' || name === '__file__') return builtin(project, 'str');
  return unknown;
}

/** Whether only comprehensions lie between two environments. */
function isSameFunction(inner: Env, outer: Env): boolean {
  let current: Env | undefined = inner;
  while (current !== undefined && current !== outer && current.scope.kind === 'comprehension') current = current.parent;
  return current === outer;
}

function findFinal(name: string, env: Env): Type | undefined {
  const bindings = env.table.get(name);
  return bindings && joinBindings(bindings, 'end', env);
}

/** What a name of this very scope evaluates to; undefined when the scope does not have it. */
function findOwn(name: string, at: number | undefined, env: Env): Type | undefined {
  const all = env.table.get(name);
  const bindings = all && withoutAugmented(all);
  const parameter = env.findParameter(name);
  if (parameter === undefined) return bindings && joinBindings(bindings, at, env);
  if (bindings === undefined) return getParameterType(parameter, env);
  const reaching = at === undefined ? bindings : getReachingBindings(bindings, at, env.scope);
  const isCertain = at !== undefined && reaching.some((binding) => binding.from <= at && at < binding.until);
  const types = reaching
    .filter((binding) => at === undefined || binding.from <= at)
    .map((binding) => getBindingType(binding, env));
  return isCertain ? join(types) : join([getParameterType(parameter, env), ...types]);
}

/**
 * The type that several bindings of a name give it.
 * @param place the offset of the use when it is in the same function, or the end of the scope; all bindings count otherwise
 */
export function joinBindings(all: readonly Binding[], place: number | 'end' | undefined, env: Env): Type {
  const first = all[0];
  if (all.length === 1 && first !== undefined && isOnlyItsValue(first)) return getBindingType(first, env);
  const at = place === 'end' ? getEnd(all) : place;
  const bindings = withoutAugmented(all);
  const reaching = at === undefined ? bindings : getReachingBindings(bindings, at, env.scope);
  const declared = findDeclaredType(bindings, env);
  if (declared !== undefined && declared.kind !== 'unknown') {
    const [only] = reaching;
    const isAssigned = at !== undefined && reaching.length === 1 && only?.kind === 'value' && only.value !== undefined;
    if (!isAssigned || declared.kind !== 'union') return declared;
    const assigned = getAssignedType(only, env);
    return assigned.kind === 'unknown' || assigned.kind === 'none' ? declared : assigned;
  }
  const alive = reaching.filter((binding) => binding.kind !== 'deleted');
  if (declared !== undefined && (at === undefined || alive.length !== 1)) return unknown;
  return joinValues(alive, env);
}

/**
 * What bindings give a name, of which it may have any. One that is under way just now depends on the name itself, as in
 * `page = page.next()`: it is taken to give nothing but what the others give, which is looked at when it is known.
 */
function joinValues(bindings: readonly Binding[], env: Env): Type {
  const waiting = bindings.filter((binding) => isBeingAnswered(getHome(binding, env), binding));
  const others = bindings.filter((binding) => !waiting.includes(binding));
  const all = join(others.map((binding) => getBindingType(binding, env)));
  if (waiting.length === 0) return all;
  const assumed = all.kind === 'none' ? unknown : toInexact(all);
  return waiting.every((binding) => assume(getHome(binding, env), binding, assumed)) ? assumed : unknown;
}

/** Where the expressions of a binding belong. */
function getHome({ scope }: Binding, env: Env): Env {
  return scope === undefined ? env : env.module.getEnv(scope);
}

/** The end of the scope, as far as its bindings can reach. */
function getEnd(bindings: readonly Binding[]): number {
  let end = 0;
  for (const { scope, reach } of bindings) if (scope === undefined && reach > end) end = reach;
  return end - 1;
}

/** Whether a name that has no other binding is what this one gives it, wherever it is used. */
function isOnlyItsValue(binding: Binding): boolean {
  if (binding.kind === 'value') return binding.annotation === undefined;
  return binding.kind !== 'deleted' && binding.kind !== 'augmented';
}

/** `x += y` leaves the type as it is. */
function withoutAugmented(bindings: readonly Binding[]): readonly Binding[] {
  if (!bindings.some((binding) => binding.kind === 'augmented')) return bindings;
  return bindings.filter((binding) => binding.kind !== 'augmented');
}

function findDeclaredType(bindings: readonly Binding[], env: Env): Type | undefined {
  const declaring = bindings.find(isAnnotated);
  return declaring && getDeclaredType(declaring, env);
}

function getDeclaredType(binding: ValueBinding, env: Env): Type | undefined {
  const { annotation } = binding;
  if (annotation === undefined) return undefined;
  const name = findLastName(annotation);
  if (name === 'Final' || name === 'ClassVar' || name === 'TypeAlias') return undefined;
  return memoize(env, annotation, () => evaluateAnnotation(annotation, env));
}

/** What the one binding gives its name. */
export function getBindingType(binding: Binding, env: Env): Type {
  const home = getHome(binding, env);
  return findMemoized(home, binding) ?? memoize(home, binding, () => computeBindingType(binding, home, env));
}

function computeBindingType(binding: Binding, env: Env, tableEnv: Env): Type {
  switch (binding.kind) {
    case 'import':
    case 'from':
      return getSymbolType(followBinding(binding, env));
    case 'function':
      return getFunctionBindingType(binding, env, tableEnv);
    case 'class': {
      const entity = env.module.getClass(binding.definition);
      return isRemade(entity) ? unknown : { kind: 'class', class: entity };
    }
    case 'value': {
      const declared = getDeclaredType(binding, env);
      return declared !== undefined && declared.kind !== 'unknown' ? declared : getAssignedType(binding, env);
    }
    case 'element':
      return unpack(iterate(evaluate(binding.iterable, env), binding.isAsync), binding.path);
    case 'entered':
      return unpack(enter(evaluate(binding.context, env), binding.isAsync), binding.path);
    case 'exception': {
      const exception = binding.exception && evaluate(binding.exception, env);
      return exception?.kind === 'class' && !binding.isGroup ? exception.class.instance : unknown;
    }
    default:
      return unknown;
  }
}

function getAssignedType(binding: ValueBinding, env: Env): Type {
  const { value } = binding;
  if (value === undefined) return unknown;
  const variable = findTypeVariable(binding, env);
  if (variable !== undefined) return variable;
  return unpack(findDecoratedByCall(binding, env) ?? evaluate(value, env), binding.path);
}

/** `load = cached(load)` gives what `@cached` would. */
function findDecoratedByCall({ name, value, path }: ValueBinding, env: Env): Type | undefined {
  if (value?.kind !== 'call' || path !== undefined || value.args.length !== 1 || value.keywords.length > 0)
    return undefined;
  const [decorated] = value.args;
  if (decorated?.kind !== 'name' || decorated.id !== name) return undefined;
  const type = evaluate(decorated, env);
  return type.kind === 'function' ? decorate(type, value.func, env) : undefined;
}

/** `T = TypeVar('T', bound=…)`. */
function findTypeVariable(binding: ValueBinding, env: Env): Type | undefined {
  const { value } = binding;
  if (value?.kind !== 'call') return undefined;
  const { func } = value;
  const name = findLastName(func);
  if (name !== 'TypeVar' && name !== 'ParamSpec' && name !== 'TypeVarTuple') return undefined;
  const bound = value.keywords.find((keyword) => keyword.name === 'bound')?.value;
  return {
    kind: 'typevar',
    key: binding,
    bound: bound && { expr: bound, env },
    constraints: name === 'TypeVar' ? value.args.slice(1).map((expr) => ({ expr, env })) : [],
    isParamSpec: name !== 'TypeVar',
  };
}

/** A function, or all signatures of an overloaded one. */
function getFunctionBindingType(binding: DefinitionBinding, env: Env, tableEnv: Env): Type {
  const { module } = env;
  const isOverload = (index: number): boolean =>
    module.getFunction(index).scope.decorators.some((decorator) => findLastName(decorator) === 'overload');
  const siblings = tableEnv.table.get(binding.name) ?? [];
  const definitions =
    siblings.length < 2
      ? []
      : siblings.flatMap((one) => (one.kind === 'function' && isOverload(one.definition) ? [one.definition] : []));
  const [first, ...rest] = definitions;
  if (first === undefined || rest.length === 0) return findDecoratedType(module.getFunction(binding.definition), env);
  const type = findDecoratedType(module.getFunction(first), env);
  if (type.kind !== 'function') return type;
  return { ...type, overloads: definitions.map((definition) => module.getFunction(definition)) };
}

/** What a symbol of a module or class is to those who import it. */
export function getSymbolType(symbol: ResolvedSymbol): Type {
  switch (symbol.kind) {
    case 'module':
      return { kind: 'module', module: symbol.module };
    case 'unresolved':
      return { kind: 'unresolved', name: symbol.name };
    case 'binding':
      return getFinalType(symbol.binding, symbol.env);
    case 'typeParameter':
      return getTypeParameter(symbol);
  }
}

/** What a name of a module or class is to others: what it is bound to at the end. */
function getFinalType(binding: Binding, env: Env): Type {
  const bindings = env.table.get(binding.name) ?? [binding];
  return joinBindings(bindings, 'end', env);
}

/** The type variable of a type parameter (PEP 695). */
export function getTypeParameter({ parameter, env }: { parameter: TypeParameter; env: Env }): TypeVariable {
  return {
    kind: 'typevar',
    key: parameter,
    bound: parameter.bound && { expr: parameter.bound, env },
    isParamSpec: parameter.kind !== 'TypeVar',
  };
}

// --- parameters

/** What a parameter is in the body: what a call gives it where one is followed, else by annotation, `self` and fixtures. */
export function getParameterType(parameter: Parameter, env: Env): Type {
  const given = env.given?.get(parameter.name);
  return given ?? findMemoized(env, parameter) ?? memoize(env, parameter, () => computeParameterType(parameter, env));
}

function computeParameterType(parameter: Parameter, env: Env): Type {
  const { scope } = env;
  if (scope.kind !== 'function' && scope.kind !== 'lambda') return unknown;
  const { project } = env.module;
  const outer = env.parent ?? env;
  const annotated = parameter.annotation && evaluateAnnotation(parameter.annotation, outer, env);
  if (parameter.kind === 'rest') return builtin(project, 'tuple', [annotated ?? unknown]);
  if (parameter.kind === 'keywords') return builtin(project, 'dict', [builtin(project, 'str'), annotated ?? unknown]);
  if (annotated !== undefined) return annotated;
  const fn = env.module.getFunction(env.index);
  const { owner } = fn;
  if (owner !== undefined && parameter === scope.parameters[0] && !hasDecorator(fn.scope, 'staticmethod')) {
    const isClass = hasDecorator(fn.scope, 'classmethod') || isImplicitClassMethod(scope.name);
    return isClass ? { kind: 'class', class: owner, isSelf: true } : owner.self;
  }
  if (owner !== undefined) {
    const inherited = findInheritedAnnotation(owner, scope, parameter);
    if (inherited !== undefined) return inherited;
  }
  return findFixture(parameter, fn) ?? findCallbackParameter(parameter, fn, outer) ?? unknown;
}

function isImplicitClassMethod(name: string): boolean {
  return name === '__new__' || name === '__init_subclass__' || name === '__class_getitem__';
}

// --- unpacking

/** The part of a value that ends up in a nested target. */
function unpack(type: Type, path: UnpackPath | undefined): Type {
  return (path ?? []).reduce<Type>((current, step) => unpackOne(current, step), type);
}

function unpackOne(type: Type, step: number | '*'): Type {
  if (type.kind === 'union') return join(type.members.map((member) => unpackOne(member, step)));
  if (step === '*') {
    const item = iterate(type, false);
    return type.kind === 'instance' ? builtin(type.class.module.project, 'list', [item]) : unknown;
  }
  if (type.kind === 'instance' && type.isFixed === true && type.args !== undefined) {
    return type.args.at(step) ?? unknown;
  }
  const field = type.kind === 'instance' ? findPlace(type, step) : undefined;
  return field ?? iterate(type, false);
}
