import type { ClassEntity, Env, FunctionEntity } from '../../entities.js';
import { getFunctionEnv } from '../../inference/calls.js';
import { findPlainGetter, findPlainSetter, type Getter } from '../../inference/getters.js';
import { getMember } from '../../inference/members.js';
import { findLastName, getDecoratorName } from '../../summary-expressions.js';
import { type ClassType, type FunctionType, getMembers, isInstance, type Type } from '../../types.js';

/** A function of the project that a call enters, in the environment that the call gives it. */
export interface Entered {
  readonly fn: FunctionEntity;
  readonly env: Env;
  /** The class whose method it is, when the object may be of a subclass that overrides it. */
  readonly receiver?: ClassEntity;
}

/** The functions that a call of the value may enter; empty when any of them is not of the project or not known. */
export function getEntered(type: Type): readonly Entered[] {
  // Asked of each call: most are of one function, and of a library's.
  if (type.kind !== 'union' && type.kind !== 'callable') {
    const one = findOneEntered(type);
    return one === undefined ? nothing : [one];
  }
  const entered: Entered[] = [];
  for (const member of getMembers(type).flatMap(getWrappers)) {
    const one = findOneEntered(member);
    if (one === undefined) return nothing;
    entered.push(one);
  }
  return entered;
}

const nothing: readonly Entered[] = [];

/** Whether a call runs the body, and does not only make a coroutine or generator of it. */
export function isRunAtOnce({ fn: { scope } }: Entered): boolean {
  return !scope.isAsync && !scope.isGenerator;
}

/** The one function of the project whose body a call of the value enters, overrides aside. */
export function findEntered(type: Type): FunctionEntity | undefined {
  const entered = getEntered(type);
  return entered.length === 1 ? entered[0]?.fn : undefined;
}

/** A function that was decorated stands for what its decorator puts in its place. */
function getWrappers(type: Type): readonly Type[] {
  return type.kind === 'callable' && type.findWrapper !== undefined ? getMembers(type.findWrapper()) : [type];
}

function findOneEntered(type: Type): Entered | undefined {
  switch (type.kind) {
    case 'function':
      return findFunctionEntered(type);
    case 'class':
      return findConstructor(type);
    case 'instance':
    case 'self':
      return type.class.module.origin === 'project' ? findMethod(type, '__call__') : undefined;
    default:
      return undefined;
  }
}

function findFunctionEntered(type: FunctionType): Entered | undefined {
  const fn = type.overloads === undefined ? type.fn : findImplementation(type);
  if (fn?.module.isSource !== true) return undefined;
  return { fn, env: getFunctionEnv(fn, type.closure), receiver: findOpenReceiver(type, fn) };
}

/** The last definition of an overloaded function, which is none of the signatures. */
function findImplementation({ fn, overloads }: FunctionType): FunctionEntity | undefined {
  const last = fn.module.getTable(fn.scope.parent).get(fn.scope.name)?.at(-1);
  if (last?.kind !== 'function') return undefined;
  const implementation = fn.module.getFunction(last.definition);
  return overloads?.includes(implementation) === true ? undefined : implementation;
}

/** The class of the object that a method is called on, unless it is certain that no subclass has a say. */
function findOpenReceiver({ self }: FunctionType, fn: FunctionEntity): ClassEntity | undefined {
  const { name } = fn.scope;
  // Names with two underscores in front belong to the class that they stand in.
  if (fn.owner === undefined || (name.startsWith('__') && !name.endsWith('__')) || isFinal(fn)) return undefined;
  const receiver = findOpenClass(self);
  return receiver !== undefined && isFinal(receiver) ? undefined : receiver;
}

function isFinal({ scope }: FunctionEntity | ClassEntity): boolean {
  return scope.decorators.some((decorator) => findLastName(decorator) === 'final');
}

/** The class of a value that may be of a subclass; of a class, when it may be a subclass. */
function findOpenClass(type: Type | undefined): ClassEntity | undefined {
  switch (type?.kind) {
    case 'self':
      return type.class;
    case 'instance':
      return type.isExact === true ? undefined : type.class;
    case 'class':
      return type.isSelf === true || type.isDerived === true ? type.class : undefined;
    default:
      return undefined;
  }
}

/** `A()` runs `__init__`; of a dataclass without one `__post_init__`. */
function findConstructor(type: ClassType): Entered | undefined {
  if (type.class.module.origin !== 'project') return undefined;
  const isExact = type.isSelf !== true && type.isDerived !== true;
  const self: Type = { kind: 'instance', class: type.class, isExact };
  const constructor = findMethod(self, '__init__');
  return constructor ?? (isDataclass(type.class) ? findMethod(self, '__post_init__') : undefined);
}

function isDataclass({ scope }: ClassEntity): boolean {
  return scope.decorators.some((decorator) => findLastName(getDecoratorName(decorator)) === 'dataclass');
}

/** The method of the project that an operation on the value runs: `__enter__` for `with`. */
export function findMethod(type: Type, name: string): Entered | undefined {
  if (!isInstance(type)) return undefined;
  const method = getMember(type, name);
  return method.kind === 'function' ? findFunctionEntered(method) : undefined;
}

/** The function of the project that runs when an attribute of the value is read: a property's, or `__getattr__`. */
export function findGetter(type: Type, name: string): Entered | undefined {
  if (!isInstance(type) || type.class.module.origin !== 'project') return undefined;
  const getter: Getter | undefined = findPlainGetter(type.class, name);
  if (getter === undefined) return undefined;
  if (getter.kind === 'dynamic') return findMethod(type, '__getattr__');
  const { fn, closure } = getter;
  if (!fn.module.isSource) return undefined;
  const receiver = findOpenClass(type);
  return { fn, env: getFunctionEnv(fn, closure), receiver: isFinal(fn) ? undefined : receiver };
}

/** The function of the project that runs when a property of the value is set. */
export function findSetter(type: Type, name: string): Entered | undefined {
  if (!isInstance(type) || type.class.module.origin !== 'project') return undefined;
  const setter = findPlainSetter(type.class, name);
  if (setter?.fn.module.isSource !== true) return undefined;
  const { fn, closure } = setter;
  return { fn, env: getFunctionEnv(fn, closure), receiver: isFinal(fn) ? undefined : findOpenClass(type) };
}
