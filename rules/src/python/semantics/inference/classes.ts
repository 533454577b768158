import type { ClassEntity, Env } from '../entities.js';
import type { Expr } from '../summary-expressions.js';
import { type InstanceType, type Type, type TypeVariable, unknown } from '../types.js';
import { evaluateAnnotation, findSpecialForm } from './annotations.js';
import { noSubstitution, substitute, type Substitution } from './generics.js';
import { getTypeParameter } from './names.js';
import { nesting } from './state.js';
import { findSymbol } from './symbols.js';

/** An ancestor of a class, with what its type variables stand for in terms of the class's own. */
export interface Ancestor {
  readonly class: ClassEntity;
  readonly substitution: Substitution;
  /** Whether a base that nothing is known of comes before it and could have the same members. */
  readonly isShadowed: boolean;
}

/** What follows from the bases of a class. */
export interface ClassFacts {
  readonly ancestors: readonly Ancestor[];
  /** Dotted names of bases that nothing is known of; empty strings for computed ones. */
  readonly unknownBases: readonly string[];
  /** Full names of the ancestors, collected when first asked for. */
  names?: ReadonlySet<string>;
}

const noFacts: ClassFacts = { ancestors: [], unknownBases: [] };
const tooDeep: ClassFacts = { ancestors: [], unknownBases: [''] };

/** The classes in the order of method resolution, the class itself first. */
export function getAncestors(entity: ClassEntity): readonly Ancestor[] {
  return getFacts(entity).ancestors;
}

/** Names of ancestors that nothing is known of (`boto3.Base`, or empty); members may come from them. */
export function getUnknownBases(entity: ClassEntity): readonly string[] {
  return getFacts(entity).unknownBases;
}

/** Whether a class is the other one or inherits from it; false where bases are unknown. */
export function isSubclass(entity: ClassEntity, ancestor: ClassEntity): boolean {
  if (entity === ancestor) return true;
  for (const one of getAncestors(entity)) if (one.class === ancestor) return true;
  return false;
}

/** Whether a class, or one that it inherits from, has the dotted name. */
export function hasAncestorNamed(entity: ClassEntity, fullName: string): boolean {
  const facts = getFacts(entity);
  facts.names ??= new Set(facts.ancestors.map((one) => one.class.fullName));
  return facts.names.has(fullName);
}

/** Bases of bases are followed so far at once; what is behind them is unknown. */
const maxNesting = 500;

/** After so many classes on the way to one, what a cycle cut short is kept, so that it comes to an end. */
const maxSteps = 2000;
let steps = 0;

/** Depth of the outermost of them that an answer had to do without. */
let lowest = Number.POSITIVE_INFINITY;

/** Whether the bases of a class are being evaluated, so that what is found of classes may not be all there is. */
export function isLinkingClasses(): boolean {
  return nesting.classes.size > 0;
}

function getFacts(entity: ClassEntity): ClassFacts {
  const known = entity.facts;
  if (known !== undefined) return known;
  const busyAt = nesting.classes.get(entity);
  if (nesting.classes.size >= maxNesting) return tooDeep;
  if (busyAt !== undefined) {
    lowest = Math.min(lowest, busyAt);
    return { ...noFacts, ancestors: [{ class: entity, substitution: noSubstitution, isShadowed: false }] };
  }
  const depth = nesting.classes.size;
  steps = depth === 0 ? 0 : steps + 1;
  const outerLowest = lowest;
  lowest = Number.POSITIVE_INFINITY;
  nesting.classes.set(entity, depth);
  const facts = computeFacts(entity);
  nesting.classes.delete(entity);
  const isComplete = lowest >= depth;
  if (isComplete || steps > maxSteps) entity.facts = facts;
  lowest = isComplete ? outerLowest : Math.min(outerLowest, lowest);
  return facts;
}

/** A base of a class, and what is known of that; asked once, since what a cycle cuts short is not kept. */
interface Base {
  readonly type: InstanceType;
  readonly facts: ClassFacts;
}

function computeFacts(entity: ClassEntity): ClassFacts {
  const env = entity.outerEnv;
  const bases: Base[] = [];
  const unknownBases: string[] = [];
  const unshadowed = new Set([entity]);
  for (const base of entity.scope.bases) {
    if (isFormBase(base, env)) continue;
    const type = evaluateAnnotation(base, env, entity.env);
    if (type.kind === 'instance' && type.class !== entity) {
      const facts = getFacts(type.class);
      bases.push({ type, facts });
      if (unknownBases.length > 0) continue;
      for (const ancestor of facts.ancestors) if (!ancestor.isShadowed) unshadowed.add(ancestor.class);
    } else unknownBases.push(type.kind === 'unresolved' ? type.name : '');
  }
  const lists = bases.map(({ facts }) => facts.ancestors.map((one) => one.class));
  const order = linearize(entity, [...lists, bases.map(({ type }) => type.class)]);
  const substitutions = collectSubstitutions(bases);
  const ancestors = order.map((one) => ({
    class: one,
    substitution: substitutions.get(one) ?? noSubstitution,
    isShadowed: !unshadowed.has(one),
  }));
  for (const { facts } of bases) unknownBases.push(...facts.unknownBases);
  if (unknownBases.length === 0) addObject(entity, ancestors);
  return { ancestors, unknownBases };
}

function addObject(entity: ClassEntity, ancestors: Ancestor[]): void {
  const builtins = entity.module.project.findLibraryModule('builtins');
  const binding = builtins?.getTable(0).get('object')?.[0];
  if (builtins === undefined || binding?.kind !== 'class') return;
  const object = builtins.getClass(binding.definition);
  if (!ancestors.some((one) => one.class === object))
    ancestors.push({ class: object, substitution: noSubstitution, isShadowed: false });
}

/** What the type variables of the ancestors stand for; the first base that has an ancestor decides. */
function collectSubstitutions(bases: readonly Base[]): ReadonlyMap<ClassEntity, Substitution> {
  const found = new Map<ClassEntity, Substitution>();
  for (const { type, facts } of bases) {
    const own = new Map<object, Type>();
    for (const [index, parameter] of getTypeParameters(type.class).entries()) {
      own.set(parameter.key, type.args?.[index] ?? unknown);
    }
    for (const { class: ancestor, substitution } of facts.ancestors) {
      if (found.has(ancestor)) continue;
      if (ancestor === type.class) found.set(ancestor, own);
      else if (substitution.size === 0) found.set(ancestor, noSubstitution);
      else found.set(ancestor, new Map([...substitution].map(([key, one]) => [key, substitute(one, own)])));
    }
  }
  return found;
}

/** C3 (https://docs.python.org/3/howto/mro.html); where it has no answer, the order of the text. */
function linearize(entity: ClassEntity, lists: readonly (readonly ClassEntity[])[]): readonly ClassEntity[] {
  const [first = [], ...others] = lists;
  // One base: its order is the order, however long.
  if (others.length <= 1 && (others[0]?.length ?? 0) <= 1) return [entity, ...first.filter((one) => one !== entity)];
  const placed = new Set<ClassEntity>();
  // The heads are popped from the ends.
  let pending = lists.map((list) => [...new Set(list)].reverse());
  // In how many lists a class stands behind the head.
  const behind = new Map<ClassEntity, number>();
  for (const list of pending) for (const one of list.slice(0, -1)) behind.set(one, (behind.get(one) ?? 0) + 1);
  const isFree = (one: ClassEntity | undefined): boolean => one !== undefined && (behind.get(one) ?? 0) === 0;
  while ((pending = pending.filter((list) => list.length > 0)).length > 0) {
    const next = (pending.find((list) => isFree(list.at(-1))) ?? pending[0])?.at(-1);
    if (next !== undefined) placed.add(next);
    for (const list of pending) {
      for (let head = list.at(-1); head !== undefined && placed.has(head); head = list.at(-1)) {
        list.pop();
        const following = list.at(-1);
        if (following !== undefined) behind.set(following, (behind.get(following) ?? 0) - 1);
      }
    }
  }
  return [...new Set([entity, ...placed])];
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
  return entity.scope.bases.some((base) => hasForm(base, 'Protocol', entity.outerEnv));
}

/** Whether a class is a `TypedDict` (PEP 589), itself or by a base. */
export function isTypedDict(entity: ClassEntity): boolean {
  return getAncestors(entity).some(({ class: one }) =>
    one.scope.bases.some((base) => hasForm(base, 'TypedDict', one.outerEnv)),
  );
}

/** Whether the class itself is declared as a `NamedTuple`. */
export function isNamedTuple(entity: ClassEntity): boolean {
  return entity.scope.bases.some((base) => hasForm(base, 'NamedTuple', entity.outerEnv));
}

function hasForm(base: Expr, form: string, env: Env): boolean {
  return findSpecialForm(base.kind === 'subscript' ? base.value : base, env) === form;
}

/** The type variables of a generic class, in the order of its type arguments. */
export function getTypeParameters(entity: ClassEntity): readonly TypeVariable[] {
  const known = entity.typeParameters;
  if (known !== undefined) return known;
  entity.typeParameters = [];
  const parameters = computeTypeParameters(entity);
  entity.typeParameters = parameters;
  return parameters;
}

function computeTypeParameters(entity: ClassEntity): readonly TypeVariable[] {
  const { typeParameters } = entity.scope;
  if (typeParameters !== undefined) {
    return typeParameters.map((parameter) => getTypeParameter({ parameter, env: entity.env }));
  }
  const env = entity.outerEnv;
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
      if (type.signature?.kind === 'typevar') collectTypeVariables(type.signature, into, depth + 1);
      for (const parameter of type.parameters ?? []) collectTypeVariables(parameter, into, depth + 1);
      return collectTypeVariables(type.result, into, depth + 1);
    case 'union':
      for (const member of type.members) collectTypeVariables(member, into, depth + 1);
      return;
    default:
  }
}
