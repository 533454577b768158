import { getOrAdd } from '../../project/remember.js';
import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from './entities.js';
import type { Arguments } from './inference/arguments.js';
import type { Expr } from './summary-expressions.js';

/** What is known of a value. `unknown` is an answer, and the one to give in doubt. */
export type Type =
  | UnknownType
  | NoneType
  | ModuleType
  | UnresolvedType
  | ClassType
  | InstanceType
  | SelfType
  | FunctionType
  | CallableType
  | CoroutineType
  | PropertyType
  | TypeVariable
  | SuperType
  | UnionType;

/** Nothing is known. */
export interface UnknownType {
  readonly kind: 'unknown';
}
/** `None` */
export interface NoneType {
  readonly kind: 'none';
}
/** A module as a value: what `import m` binds. */
export interface ModuleType {
  readonly kind: 'module';
  readonly module: ModuleEntity;
}
/** Something imported from where nothing is known of: only its dotted name. */
export interface UnresolvedType {
  readonly kind: 'unresolved';
  readonly name: string;
}
/** A class as a value: calling it makes an instance. */
export interface ClassType {
  readonly kind: 'class';
  readonly class: ClassEntity;
  /** Whether it is the class of `self`, which may be a subclass. */
  readonly isSelf?: boolean;
  /** Whether it may be a subclass for another reason: it was annotated as `type[X]`, or is the type of a value. */
  readonly isDerived?: boolean;
  readonly args?: readonly Type[];
}
/** An instance of a class. */
export interface InstanceType {
  readonly kind: 'instance';
  readonly class: ClassEntity;
  /** Type arguments in the order of the class's parameters; of a tuple, its items. */
  readonly args?: readonly Type[];
  /** Whether it was made by calling the class itself, so that it is no instance of a subclass. */
  readonly isExact?: boolean;
  /** Of a tuple: whether `args` are all its items, in order. */
  readonly isFixed?: boolean;
  /** The literal as it is written in `Literal[...]`: `'r'`, `1`, `True`. */
  readonly literal?: string;
  /** The same of more literals than a union holds: it is one of these. */
  readonly literals?: ReadonlySet<string>;
  /** Of a `functools.partial`: what calling the function gives, with these arguments behind those that it has. */
  readonly callWith?: (args: Arguments) => Type;
}
/** The instance that a method is called on, until it is known which. */
export interface SelfType {
  readonly kind: 'self';
  readonly class: ClassEntity;
}
/** A function or method as a value. */
export interface FunctionType {
  readonly kind: 'function';
  readonly fn: FunctionEntity;
  /** Where the function's free names are looked up. */
  readonly closure: Env;
  /** What a method is bound to. */
  readonly self?: Type;
  /** All signatures, the first being `fn`'s, when the function is overloaded. */
  readonly overloads?: readonly FunctionEntity[];
}
/** Something callable of which only the result is known. */
export interface CallableType {
  readonly kind: 'callable';
  readonly result: Type;
  readonly parameters?: readonly Type[];
  /** Whether it takes more behind them, whatever that is: `Callable[Concatenate[int, ...], None]`. */
  readonly isOpen?: boolean;
  /** What takes the same: a parameter specification, or the function that it was found to stand for (PEP 612). */
  readonly signature?: TypeVariable | FunctionType;
  /** What it gives for each signature of the overloaded function it was made of. */
  readonly variants?: {
    readonly source: FunctionType;
    readonly results: ReadonlyMap<FunctionEntity, Type>;
  };
  /** The generator function that runs when what this gives is entered with `with` (`@contextmanager`). */
  readonly manages?: FunctionType;
  /** What runs when it is called: the wrapper that a decorator of the project gives, which is declared as a `Callable` only. */
  readonly findWrapper?: () => Type;
}
/** What calling an `async def` gives, and `Coroutine[...]`. */
export interface CoroutineType {
  readonly kind: 'coroutine';
  readonly result: Type;
}
/** A property before it is read of an instance. */
export interface PropertyType {
  readonly kind: 'property';
  readonly getter: Type;
}
/** A type variable that nothing has been put in for. */
export interface TypeVariable {
  readonly kind: 'typevar';
  /** What makes it the same variable: where it is declared. */
  readonly key: object;
  readonly bound?: { readonly expr: Expr; readonly env: Env };
  /** What alone it can stand for: `TypeVar('AnyStr', str, bytes)`. Empty when it is not restricted so. */
  readonly constraints?: readonly { readonly expr: Expr; readonly env: Env }[];
  readonly isParamSpec: boolean;
}
/** `super()` */
export interface SuperType {
  readonly kind: 'super';
  readonly class: ClassEntity;
  readonly self: Type;
}
/** One of several. */
export interface UnionType {
  readonly kind: 'union';
  readonly members: readonly Type[];
}

/** Anything at all: rules are silent about it. */
export const unknown: UnknownType = { kind: 'unknown' };
/** `None`, and what a function gives that has no `return`. */
export const noneType: NoneType = { kind: 'none' };

const maxMembers = 6;

/**
 * One of the types. Unknown as soon as one of them is. `None` and `()` are kept only when there is nothing else: whoever uses
 * the value counts on the other.
 */
export function join(types: readonly Type[]): Type {
  const [first] = types;
  if (types.length === 1 && first !== undefined) return first;
  const members: Type[] = [];
  let nothing: Type | undefined;
  for (const type of types) {
    if (type.kind === 'unknown') return unknown;
    if (type.kind === 'none') nothing ??= type;
    else if (isEmptyTuple(type)) nothing = type;
    else if (type.kind !== 'union') addMember(members, type);
    else if (members.length === 0) members.push(...type.members);
    else for (const member of type.members) addMember(members, member);
    // Only literals can be put together.
    if (members.length > maxMembers && members.filter((one) => !isLiteral(one)).length > maxMembers) return unknown;
  }
  const [only] = members;
  if (only === undefined) return nothing ?? unknown;
  if (members.length === 1) return only;
  if (members.length <= maxMembers) return { kind: 'union', members };
  const gathered = gatherLiterals(members);
  return gathered.length < members.length ? join(gathered) : unknown;
}

function isEmptyTuple(type: Type): boolean {
  return type.kind === 'instance' && type.isFixed === true && type.args?.length === 0;
}

function isLiteral(type: Type): boolean {
  return type.kind === 'instance' && type.literal !== undefined;
}

/** The same types with the literals of each class put together: `open` alone knows more than 80 modes. */
function gatherLiterals(types: readonly Type[]): readonly Type[] {
  const gathered = new Map<ClassEntity, Set<string>>();
  const others = types.filter((type) => {
    if (type.kind !== 'instance' || type.literal === undefined) return true;
    getOrAdd(gathered, type.class, () => new Set()).add(type.literal);
    return false;
  });
  const literals = [...gathered].map(([entity, texts]): Type => {
    return { kind: 'instance', class: entity, literals: texts };
  });
  return [...literals, ...others];
}

function addMember(members: Type[], member: Type): void {
  const index = members.findIndex((known) => isSame(known, member));
  const known = members[index];
  if (known === undefined) members.push(member);
  // One that may be of a subclass stands for both.
  else if (known.kind === 'instance' && known.isExact === true) members[index] = member;
}

/** An instance of a class with these type arguments. */
export function toInstanceOf(entity: ClassEntity, args: readonly Type[] | undefined): InstanceType {
  return args === undefined ? entity.instance : { kind: 'instance', class: entity, args };
}

/** The same type for values that may be of subclasses, too. */
export function toInexact(type: Type): Type {
  if (type.kind === 'union') return { kind: 'union', members: type.members.map(toInexact) };
  return type.kind === 'instance' && type.isExact === true ? toInstanceOf(type.class, type.args) : type;
}

/** Whether each member of a type is one of another type. */
export function isWithin(type: Type, whole: Type): boolean {
  const members = getMembers(whole);
  return getMembers(type).every((one) => members.some((member) => isSame(one, member)));
}

/** The instance that stands for a receiver: of a class that a method is called on, one of its instances. */
export function toInstance(receiver: Type): Type {
  if (receiver.kind !== 'class') return receiver;
  return receiver.isSelf === true ? receiver.class.self : toInstanceOf(receiver.class, receiver.args);
}

/** The class of a receiver, as `type(x)` gives it; unknown for what is no object of a class. */
export function toClass(receiver: Type): Type {
  switch (receiver.kind) {
    case 'instance':
      return { kind: 'class', class: receiver.class, args: receiver.args, isDerived: receiver.isExact !== true };
    case 'self':
      return { kind: 'class', class: receiver.class, isSelf: true };
    case 'class':
      return receiver;
    default:
      return unknown;
  }
}

/** Applies a question to each member of a union and joins the answers. */
export function mapUnion(type: UnionType, ask: (member: Type) => Type): Type {
  const answers: Type[] = [];
  for (const member of type.members) {
    const answer = ask(member);
    if (answer.kind === 'unknown') return unknown;
    answers.push(answer);
  }
  return join(answers);
}

/** Whether a value is an instance of a class, be it the one that a method is called on. */
export function isInstance(type: Type): type is InstanceType | SelfType {
  return type.kind === 'instance' || type.kind === 'self';
}

/** The members of a union; of another type the type itself. */
export function getMembers(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.members : [type];
}

/**
 * Whether two types are the same. Those nested deeper than seven levels count as different.
 * @param depth how deep the types are in those that were asked for
 */
export function isSame(left: Type, right: Type, depth = 0): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind || depth > 6) return false;
  const isSameType = (one: Type, two: Type): boolean => isSame(one, two, depth + 1);
  switch (left.kind) {
    case 'unknown':
    case 'none':
      return true;
    case 'module':
      return right.kind === 'module' && left.module === right.module;
    case 'unresolved':
      return right.kind === 'unresolved' && left.name === right.name;
    case 'self':
      return right.kind === 'self' && left.class === right.class;
    case 'class':
      return right.kind === 'class' && left.class === right.class && areSame(left.args, right.args, isSameType);
    case 'instance':
      return (
        right.kind === 'instance' &&
        left.class === right.class &&
        left.literal === right.literal &&
        left.literals === right.literals &&
        left.isFixed === right.isFixed &&
        areSame(left.args, right.args, isSameType)
      );
    case 'function':
      return right.kind === 'function' && left.fn === right.fn && left.closure === right.closure;
    case 'callable':
      return right.kind === 'callable' && isSameType(left.result, right.result);
    case 'coroutine':
      return right.kind === 'coroutine' && isSameType(left.result, right.result);
    case 'property':
      return right.kind === 'property' && isSameType(left.getter, right.getter);
    case 'typevar':
      return right.kind === 'typevar' && left.key === right.key;
    case 'super':
      return right.kind === 'super' && left.class === right.class;
    case 'union':
      return right.kind === 'union' && areSame(left.members, right.members, isSameType);
  }
}

function areSame(
  left: readonly Type[] | undefined,
  right: readonly Type[] | undefined,
  isSameType: (one: Type, two: Type) => boolean,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.length === right.length && left.every((one, index) => isSameType(one, right[index] ?? unknown));
}
