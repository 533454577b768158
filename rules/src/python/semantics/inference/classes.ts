import type { ClassEntity, Env } from '../entities.js';
import type { Expr } from '../summary.js';
import { type Type, type TypeVariable, unknown } from '../types.js';
import { evaluateAnnotation, findSpecialForm } from './annotations.js';
import { substitute } from './generics.js';
import { nesting } from './state.js';
import { findSymbol } from './symbols.js';

/** An ancestor of a class, with what its type variables stand for in terms of the class's own. */
export interface Ancestor {
  readonly class: ClassEntity;
  readonly substitution: ReadonlyMap<object, Type>;
  /** Whether a base that nothing is known of comes before it and could have the same members. */
  readonly isShadowed: boolean;
}

interface ClassFacts {
  readonly ancestors: readonly Ancestor[];
  /** Dotted names of bases that nothing is known of; empty strings for computed ones. */
  readonly unknownBases: readonly string[];
  /** Full names of the ancestors, collected when first asked for. */
  names?: ReadonlySet<string>;
}

const factsOf = new WeakMap<ClassEntity, ClassFacts>();
const parametersOf = new WeakMap<ClassEntity, readonly TypeVariable[]>();
const noFacts: ClassFacts = { ancestors: [], unknownBases: [] };

/** The classes in the order of method resolution, the class itself first. */
export function getAncestors(entity: ClassEntity): readonly Ancestor[] {
  return getFacts(entity).ancestors;
}

/** Names of ancestors that nothing is known of (`boto3.Base`, or empty); members may come from them. */
export function getUnknownBases(entity: ClassEntity): readonly string[] {
  return getFacts(entity).unknownBases;
}

export function isSubclass(entity: ClassEntity, ancestor: ClassEntity): boolean {
  if (entity === ancestor) return true;
  for (const one of getAncestors(entity)) if (one.class === ancestor) return true;
  return false;
}

export function hasAncestorNamed(entity: ClassEntity, fullName: string): boolean {
  const facts = getFacts(entity);
  facts.names ??= new Set(facts.ancestors.map((one) => one.class.fullName));
  return facts.names.has(fullName);
}

/** Depth of the outermost of them that an answer had to do without. */
let lowest = Number.POSITIVE_INFINITY;

/** Whether the bases of a class are being evaluated, so that what is found of classes may not be all there is. */
export function isLinkingClasses(): boolean {
  return nesting.classes.size > 0;
}

function getFacts(entity: ClassEntity): ClassFacts {
  const known = factsOf.get(entity);
  if (known !== undefined) return known;
  const busyAt = nesting.classes.get(entity);
  if (busyAt !== undefined) {
    lowest = Math.min(lowest, busyAt);
    return { ...noFacts, ancestors: [{ class: entity, substitution: new Map(), isShadowed: false }] };
  }
  const depth = nesting.classes.size;
  const outerLowest = lowest;
  lowest = Number.POSITIVE_INFINITY;
  nesting.classes.set(entity, depth);
  const facts = computeFacts(entity);
  nesting.classes.delete(entity);
  const isComplete = lowest >= depth;
  if (isComplete) factsOf.set(entity, facts);
  lowest = isComplete ? outerLowest : Math.min(outerLowest, lowest);
  return facts;
}

function computeFacts(entity: ClassEntity): ClassFacts {
  const env = getOuterEnv(entity);
  const bases: Extract<Type, { kind: 'instance' }>[] = [];
  const unknownBases: string[] = [];
  const unshadowed = new Set([entity]);
  for (const base of entity.scope.bases) {
    if (isFormBase(base, env)) continue;
    const type = evaluateAnnotation(base, env, entity.env);
    if (type.kind === 'instance' && type.class !== entity) {
      bases.push(type);
      if (unknownBases.length > 0) continue;
      for (const ancestor of getAncestors(type.class)) if (!ancestor.isShadowed) unshadowed.add(ancestor.class);
    } else unknownBases.push(type.kind === 'unresolved' ? type.name : '');
  }
  const lists = bases.map((base) => getAncestors(base.class).map((one) => one.class));
  const order = linearize(entity, [...lists, bases.map((base) => base.class)]);
  const ancestors = order.map((one) => ({
    class: one,
    substitution: findSubstitution(one, entity, bases),
    isShadowed: !unshadowed.has(one),
  }));
  for (const base of bases) unknownBases.push(...getUnknownBases(base.class));
  if (unknownBases.length === 0) addObject(entity, ancestors);
  return { ancestors, unknownBases };
}

function addObject(entity: ClassEntity, ancestors: Ancestor[]): void {
  const builtins = entity.module.project.findLibraryModule('builtins');
  const binding = builtins?.getTable(0).get('object')?.[0];
  if (builtins === undefined || binding?.kind !== 'class') return;
  const object = builtins.getClass(binding.definition);
  if (!ancestors.some((one) => one.class === object))
    ancestors.push({ class: object, substitution: new Map(), isShadowed: false });
}

function findSubstitution(
  ancestor: ClassEntity,
  entity: ClassEntity,
  bases: readonly Extract<Type, { kind: 'instance' }>[],
): ReadonlyMap<object, Type> {
  if (ancestor === entity) return new Map();
  for (const base of bases) {
    const entry = getAncestors(base.class).find((one) => one.class === ancestor);
    if (entry === undefined) continue;
    const own = new Map<object, Type>();
    for (const [index, parameter] of getTypeParameters(base.class).entries()) {
      own.set(parameter.key, base.args?.[index] ?? unknown);
    }
    if (base.class === ancestor) return own;
    return new Map([...entry.substitution].map(([key, type]) => [key, substitute(type, own)]));
  }
  return new Map();
}

/** C3 (https://docs.python.org/3/howto/mro.html); where it has no answer, the order of the text. */
function linearize(entity: ClassEntity, lists: readonly (readonly ClassEntity[])[]): readonly ClassEntity[] {
  const result = [entity];
  let pending = lists.filter((list) => list.length > 0);
  while (pending.length > 0) {
    const heads = pending.flatMap((list) => list.slice(0, 1));
    const next = heads.find((head) => !pending.some((list) => list.indexOf(head) > 0)) ?? heads[0];
    if (next === undefined) break;
    if (!result.includes(next)) result.push(next);
    pending = pending.map((list) => list.filter((one) => one !== next)).filter((list) => list.length > 0);
  }
  return result;
}

/** The environment in which the head of a class is evaluated. */
export function getOuterEnv(entity: ClassEntity): Env {
  return entity.module.getEnv(entity.scope.parent);
}

const forms = new Set(['Generic', 'Protocol', 'TypedDict', 'NamedTuple', 'object']);

/** Bases that bring no members to know of. */
function isFormBase(base: Expr, env: Env): boolean {
  const name = base.kind === 'subscript' ? base.value : base;
  const form = findSpecialForm(name, env);
  if (form !== undefined && forms.has(form)) return true;
  return (
    name.kind === 'name' &&
    name.id === 'object' &&
    findSymbol('object', env)?.kind !== 'unresolved' &&
    env.module.name !== 'builtins'
  );
}

/** Whether the class itself is declared as a protocol (PEP 544). */
export function isProtocol(entity: ClassEntity): boolean {
  return entity.scope.bases.some((base) => hasForm(base, 'Protocol', getOuterEnv(entity)));
}

export function isTypedDict(entity: ClassEntity): boolean {
  return getAncestors(entity).some(({ class: one }) =>
    one.scope.bases.some((base) => hasForm(base, 'TypedDict', getOuterEnv(one))),
  );
}

function hasForm(base: Expr, form: string, env: Env): boolean {
  return findSpecialForm(base.kind === 'subscript' ? base.value : base, env) === form;
}

/** The type variables of a generic class, in the order of its type arguments. */
export function getTypeParameters(entity: ClassEntity): readonly TypeVariable[] {
  const known = parametersOf.get(entity);
  if (known !== undefined) return known;
  parametersOf.set(entity, []);
  const parameters = computeTypeParameters(entity);
  parametersOf.set(entity, parameters);
  return parameters;
}

function computeTypeParameters(entity: ClassEntity): readonly TypeVariable[] {
  const { typeParameters } = entity.scope;
  if (typeParameters !== undefined) {
    return typeParameters.map((parameter) => ({
      kind: 'typevar',
      key: parameter,
      name: parameter.name,
      bound: parameter.bound && { expr: parameter.bound, env: entity.env },
      isParamSpec: parameter.kind !== 'TypeVar',
    }));
  }
  const env = getOuterEnv(entity);
  const found: TypeVariable[] = [];
  for (const base of entity.scope.bases) {
    if (base.kind !== 'subscript') continue;
    const own: TypeVariable[] = [];
    for (const item of base.index.kind === 'tuple' ? base.index.items : [base.index]) {
      collectTypeVariables(evaluateAnnotation(item, env, entity.env), own);
    }
    const form = findSpecialForm(base.value, env);
    if (form === 'Generic' || form === 'Protocol') return own;
    for (const variable of own) if (!found.some((known) => known.key === variable.key)) found.push(variable);
  }
  return found;
}

/** The type variables in a type, in the order in which they appear. */
export function collectTypeVariables(type: Type, into: TypeVariable[], depth = 0): void {
  if (depth > 8) return;
  switch (type.kind) {
    case 'typevar':
      if (!into.some((known) => known.key === type.key)) into.push(type);
      return;
    case 'instance':
    case 'class':
      for (const arg of type.args ?? []) collectTypeVariables(arg, into, depth + 1);
      return;
    case 'coroutine':
      return collectTypeVariables(type.result, into, depth + 1);
    case 'callable':
      for (const parameter of type.parameters ?? []) collectTypeVariables(parameter, into, depth + 1);
      return collectTypeVariables(type.result, into, depth + 1);
    case 'union':
      for (const member of type.members) collectTypeVariables(member, into, depth + 1);
      return;
    default:
  }
}
