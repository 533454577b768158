import { getOrAdd } from '../../../project/remember.js';
import type { ClassEntity, Env } from '../entities.js';
import { type Binding, type FunctionScope, isAnnotated, type Parameter } from '../summary.js';
import { findLastName } from '../summary-expressions.js';
import {
  type FunctionType,
  getMembers,
  isInstance,
  join,
  mapUnion,
  noneType,
  toClass,
  toInstance,
  type Type,
  type UnionType,
  unknown,
} from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { builtin } from './builtins.js';
import { hasComputedAttributes } from './computed-attributes.js';
import { toArguments } from './arguments.js';
import { callMethod, callType } from './calls.js';
import {
  type Ancestor,
  getAncestors,
  getUnknownBases,
  hasAncestorNamed,
  isLinkingClasses,
  isProtocol,
} from './classes.js';
import { getAncestorSubstitution, isGeneric, substitute } from './generics.js';
import { getBindingType, getSymbolType, joinBindings } from './names.js';
import { memoize, nesting } from './state.js';
import { findModuleSymbol } from './symbols.js';

/** What an attribute of a value evaluates to. */
export function getMember(type: Type, name: string): Type {
  switch (type.kind) {
    case 'module': {
      const symbol = findModuleSymbol(type.module, name);
      return symbol === undefined ? { kind: 'unresolved', name: `${type.module.name}.${name}` } : getSymbolType(symbol);
    }
    case 'unresolved':
      return { kind: 'unresolved', name: `${type.name}.${name}` };
    case 'instance':
    case 'self':
      return getInstanceMember(type.class, name, type);
    case 'class':
      return getClassMember(type, name);
    case 'super':
      return getSuperMember(type.class, type.self, name);
    case 'union':
      return getMemberOfUnion(type, name);
    case 'typevar':
      return type.bound === undefined ? unknown : getMember(evaluateAnnotation(type.bound.expr, type.bound.env), name);
    default:
      return unknown;
  }
}

/** Who asks for what a member of the union certainly has not counts on the others: that would raise an AttributeError. */
function getMemberOfUnion(type: UnionType, name: string): Type {
  const others = type.members.filter((member) => !isLacking(member, name));
  const asked = others.length === 0 ? type : join(others);
  return asked.kind === 'union' ? mapUnion(asked, (member) => getMember(member, name)) : getMember(asked, name);
}

/** Whether asking a value for an attribute is sure to raise an AttributeError. */
export function isLacking(type: Type, name: string): boolean {
  if (type.kind === 'coroutine') return !/^(?:close|send|throw|cr_\w+|__\w+__)$/.test(name);
  if (type.kind !== 'instance' || name.startsWith('__') || isLinkingClasses()) return false;
  const { class: entity } = type;
  if (findMember(entity, name, true) !== undefined || getUnknownBases(entity).length > 0) return false;
  if (findMember(entity, '__getattr__', true) !== undefined || hasComputedAttributes(entity)) return false;
  const origin = findMember(entity, '__getattribute__', true)?.ancestor.class.fullName;
  return origin === 'builtins.object' && !isMeantForSubclasses(entity);
}

/** Whether a value is known to have an attribute that its class defines or its methods set. */
export function hasMember(type: Type, name: string): boolean {
  return getMembers(type).every((one) => isInstance(one) && findMember(one.class, name, true) !== undefined);
}

/** Whether values that are declared so are of other classes, which may have more: those of protocols and abstract classes. */
function isMeantForSubclasses(entity: ClassEntity): boolean {
  if (entity.fullName === 'builtins.object' || isProtocol(entity)) return true;
  return entity.module
    .getChildren(entity.index)
    .map((index) => entity.module.getScope(index))
    .some(
      (scope) => 'decorators' in scope && scope.decorators.some((one) => findLastName(one)?.startsWith('abstract')),
    );
}

/** Where a member of a class is defined, and what it is there, before it is bound to anything. */
export interface FoundMember {
  readonly ancestor: Ancestor;
  /** The base class that declares it, if the other one only assigns to it. */
  readonly declaring?: Ancestor;
  readonly type: Type;
  /** Whether it is set on instances (`self.name = …`), so that functions are not bound. */
  readonly isOwn: boolean;
}

/** Where a member of a class gets its values. */
export interface MemberPlace {
  readonly ancestor: Ancestor;
  readonly bindings: readonly Binding[] | undefined;
  readonly assigned: readonly Assignment[] | undefined;
  /** Where a base class declares it, if this class only assigns to it. */
  readonly declared?: MemberPlace;
}

/** Looks a member up in the order of method resolution. Undefined when there is none, or it could come from elsewhere. */
export function findMember(entity: ClassEntity, name: string, isInstance: boolean): FoundMember | undefined {
  const places = isInstance
    ? (entity.instancePlaces ??= new Map<string, MemberPlace | undefined>())
    : (entity.classPlaces ??= new Map<string, MemberPlace | undefined>());
  let place = places.get(name);
  if (place === undefined && !places.has(name)) {
    place = findPlace(entity, name, isInstance);
    if (!isLinkingClasses()) places.set(name, place);
  }
  return place && toMember(place);
}

function findPlace(entity: ClassEntity, name: string, isInstance: boolean): MemberPlace | undefined {
  let assigning: MemberPlace | undefined;
  for (const ancestor of getAncestors(entity)) {
    if (ancestor.isShadowed) break;
    const place = findOwnPlace(ancestor, name, isInstance);
    if (place === undefined) continue;
    if (assigning !== undefined && isDeclaring(place)) return { ...assigning, declared: place };
    assigning ??= place;
    if (place.bindings !== undefined || isDeclaring(place)) break;
  }
  return assigning;
}

/** Whether a class says by an annotation what the member holds. */
function isDeclaring({ bindings, assigned }: MemberPlace): boolean {
  return (bindings?.some(isAnnotated) ?? false) || (assigned?.some(({ binding }) => isAnnotated(binding)) ?? false);
}

function findOwnPlace(ancestor: Ancestor, name: string, isInstance: boolean): MemberPlace | undefined {
  const bindings = ancestor.class.env.table.get(name);
  const assigned = isInstance ? getAssignments(ancestor.class).get(name) : undefined;
  return bindings === undefined && assigned === undefined ? undefined : { ancestor, bindings, assigned };
}

function toMember({ ancestor, bindings, assigned, declared }: MemberPlace): FoundMember {
  const { env } = ancestor.class;
  const classType = bindings && joinBindings(bindings, 'end', env);
  const isDeclared = bindings?.some((binding) => binding.kind !== 'value' || binding.annotation !== undefined);
  if (assigned === undefined || isDeclared === true) return { ancestor, type: classType ?? unknown, isOwn: false };
  const type = memoize(env, assigned, () => joinAssignments(assigned));
  if (type.kind === 'unknown' && declared !== undefined) return toMember(declared);
  const joined = classType === undefined ? type : join([classType, type]);
  return { ancestor, declaring: declared?.ancestor, type: joined, isOwn: true };
}

/** An assignment to an attribute of `self`, and the method that makes it. */
export interface Assignment {
  readonly binding: Binding;
  readonly env: Env;
}

function joinAssignments(assignments: readonly Assignment[]): Type {
  for (const { binding, env } of assignments) {
    if (isAnnotated(binding)) {
      const declared = getBindingType(binding, env);
      if (declared.kind !== 'unknown') return declared;
    }
  }
  return join(assignments.map(({ binding, env }) => getBindingType(binding, env)));
}

/**
 * Assignments to attributes of `self` (or `cls`) in the methods of a class, by the attribute's name; those of what a class
 * method makes included: `db = cls()`, `db.pool = …`.
 */
export function getAssignments(entity: ClassEntity): ReadonlyMap<string, readonly Assignment[]> {
  const known = entity.assignments;
  if (known !== undefined) return known;
  const { module } = entity;
  const result = new Map<string, Assignment[]>();
  for (const index of module.getChildren(entity.index)) {
    const scope = module.getScope(index);
    if (scope.kind !== 'function') continue;
    const receivers = getReceivers(scope);
    for (const binding of receivers.length === 0 ? [] : scope.bindings) {
      const dot = binding.name.indexOf('.');
      if (dot === -1 || !receivers.includes(binding.name.slice(0, dot))) continue;
      const attr = binding.name.slice(dot + 1);
      if (attr.includes('.')) continue;
      getOrAdd(result, attr, () => []).push({ binding, env: module.getEnv(index) });
    }
  }
  entity.assignments = result;
  return result;
}

/** The names that stand for an instance or the class in a method: its first parameter, and what a class method makes of that. */
function getReceivers(scope: FunctionScope): readonly string[] {
  const first = scope.parameters[0]?.name;
  if (first === undefined) return [];
  if (scope.name !== '__new__' && !hasDecorator(scope, 'classmethod')) return [first];
  return [first, ...scope.bindings.flatMap((binding) => (isMadeOf(binding, first) ? [binding.name] : []))];
}

/** `self = cls()`, `self = super().__new__(cls)` */
function isMadeOf(binding: Binding, receiver: string): boolean {
  if (binding.kind !== 'value' || binding.name.includes('.') || binding.value?.kind !== 'call') return false;
  const { func, args } = binding.value;
  if (func.kind === 'name') return func.id === receiver;
  const [made] = args;
  return func.kind === 'attribute' && func.attr === '__new__' && made?.kind === 'name' && made.id === receiver;
}

function getInstanceMember(entity: ClassEntity, name: string, receiver: Type): Type {
  const { self, exact, instance } = entity;
  const key =
    receiver === self ? 'self' : receiver === exact ? 'exact' : receiver === instance ? 'instance' : undefined;
  if (key === undefined || isLinkingClasses()) return computeInstanceMember(entity, name, receiver);
  const members = (entity.membersOf[key] ??= new Map<string, Type>());
  const known = members.get(name);
  if (known !== undefined) return known;
  const { state } = entity.module.project;
  const { type, isWhole } = state.watch(() => computeInstanceMember(entity, name, receiver));
  if (isWhole && nesting.probes === 0) members.set(name, type);
  return type;
}

function computeInstanceMember(entity: ClassEntity, name: string, receiver: Type): Type {
  const found = findMember(entity, name, true);
  if (found !== undefined) return bindMember(found, entity, receiver, true);
  if (getUnknownBases(entity).length > 0 || name.startsWith('__')) return unknown;
  return findMember(entity, '__getattr__', true) === undefined
    ? unknown
    : callMethod(receiver, '__getattr__', [builtin(entity.module.project, 'str')]);
}

function getClassMember(type: Extract<Type, { kind: 'class' }>, name: string): Type {
  const found = findMember(type.class, name, false);
  if (found === undefined) {
    const isPlain = name === '__name__' || name === '__qualname__' || name === '__module__';
    return isPlain ? builtin(type.class.module.project, 'str') : unknown;
  }
  const isEnumMember = found.type.kind !== 'function' && hasAncestorNamed(type.class, 'enum.Enum');
  const isPublic = !name.startsWith('_') && found.ancestor.class.module.name !== 'enum';
  if (isEnumMember && isPublic) return type.class.instance;
  return bindMember(found, type.class, type, false);
}

function getSuperMember(entity: ClassEntity, self: Type, name: string): Type {
  const isInstance = self.kind !== 'class';
  for (const ancestor of getAncestors(entity).slice(1)) {
    if (ancestor.isShadowed) return unknown;
    const place = findOwnPlace(ancestor, name, false);
    if (place !== undefined) return bindMember(toMember(place), entity, self, isInstance || name === '__new__');
  }
  return unknown;
}

/** What a member is once it is reached through an instance or a class (the descriptor protocol). */
function bindMember(found: FoundMember, entity: ClassEntity, receiver: Type, isInstance: boolean): Type {
  const { type } = found;
  if (type.kind === 'union') {
    return mapUnion(type, (member) => bindMember({ ...found, type: member }, entity, receiver, isInstance));
  }
  switch (type.kind) {
    case 'function':
      return found.isOwn ? type : bindFunction(type, receiver, isInstance);
    case 'callable': {
      const special = specialize(type, found, entity, receiver);
      if (special.kind !== 'callable' || special.signature?.kind !== 'function' || found.isOwn) return special;
      return { ...special, signature: bindFunction(special.signature, receiver, isInstance) };
    }
    case 'property':
      if (!isInstance) return unknown;
      return callType(bindMember({ ...found, type: type.getter }, entity, receiver, true), toArguments([]));
    case 'instance':
      if (!found.isOwn && type.class.module.name !== 'builtins' && findMember(type.class, '__get__', false)) {
        const owner = toClass(receiver);
        const args = isInstance ? [receiver, owner] : [noneType, owner];
        return specialize(callMethod(type, '__get__', args), found, entity, receiver);
      }
      return specialize(type, found, entity, receiver);
    default:
      return specialize(type, found, entity, receiver);
  }
}

function bindFunction(type: FunctionType, receiver: Type, isInstance: boolean): FunctionType {
  const { owner, scope } = type.fn;
  if (owner === undefined || type.self !== undefined || hasDecorator(scope, 'staticmethod')) return type;
  if (hasDecorator(scope, 'classmethod')) return { ...type, self: toClass(receiver) };
  if (scope.name === '__new__') return { ...type, self: toClass(receiver) };
  return isInstance ? { ...type, self: receiver } : type;
}

/** A member's type with what the receiver says of its type variables. */
function specialize(type: Type, { ancestor }: FoundMember, entity: ClassEntity, receiver: Type): Type {
  if (!isGeneric(type)) return type;
  const args = receiver.kind === 'instance' || receiver.kind === 'class' ? receiver.args : undefined;
  return substitute(type, getAncestorSubstitution(entity, args, ancestor.class), toInstance(receiver));
}

/** Whether a function has a decorator that is written as the plain name: `@staticmethod`. */
export function hasDecorator({ decorators }: FunctionScope, name: string): boolean {
  return decorators.some((decorator) => decorator.kind === 'name' && decorator.id === name);
}

/** The annotation that the same parameter of the same method has in a base class. */
export function findInheritedAnnotation(
  owner: ClassEntity,
  scope: FunctionScope,
  parameter: Parameter,
): Type | undefined {
  for (const { class: ancestor } of getAncestors(owner).slice(1)) {
    const binding = ancestor.env.table.get(scope.name)?.[0];
    if (binding?.kind !== 'function') continue;
    const method = ancestor.module.getFunction(binding.definition);
    const same = method.scope.parameters.find((one) => one.name === parameter.name);
    if (same?.annotation === undefined) return undefined;
    const type = evaluateAnnotation(same.annotation, ancestor.env, method.env);
    return substitute(type, getAncestorSubstitution(owner, undefined, ancestor));
  }
  return undefined;
}
