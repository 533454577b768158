import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from '../../entities.js';
import { findCalled, findFilled, getOpenParameters } from '../../inference/arguments.js';
import { evaluateParameterAnnotation, getFunctionEnv } from '../../inference/calls.js';
import { getAncestors, getUnknownBases, hasAncestorNamed, isProtocol } from '../../inference/classes.js';
import { evaluateAnnotation } from '../../inference/annotations.js';
import { evaluate } from '../../inference/expressions.js';
import { getAncestorSubstitution, isGeneric, substitute } from '../../inference/generics.js';
import { getMember } from '../../inference/members.js';
import type { ArgumentTaker, AwaitableKind } from '../../python-facts.js';
import type { Parameter } from '../../summary.js';
import { type CallExpr, type Expr, findLastName } from '../../summary-expressions.js';
import { type FunctionType, getMembers, type Type } from '../../types.js';
import { evaluateField, type Field, findFields } from './fields.js';
import { getRef } from '../function-refs.js';
import { getAwaitableKind } from '../kinds.js';

/** The parameter that an argument of a call fills. */
interface FilledParameter {
  /** Whose parameter it is; undefined for a field of a dataclass. */
  readonly fn: FunctionEntity | undefined;
  readonly module: ModuleEntity;
  readonly parameter: Parameter;
  /** What its annotation says of what it takes; undefined without annotation. */
  readonly kind: AwaitableKind | undefined;
}

/**
 * The parameter that an argument of a call fills, when there is no doubt which function is called and how.
 * @param index its position among the arguments, keyword arguments behind the others
 */
export function findArgumentTaker(expr: CallExpr, index: number, env: Env): ArgumentTaker | undefined {
  const filled = findFilledParameter(expr, index, env);
  if (filled === undefined) return undefined;
  const { fn, module, parameter, kind } = filled;
  const { name, start } = parameter;
  const location = module.origin === 'library' ? undefined : { path: module.path, start, end: start + name.length };
  const isKnownByName = location !== undefined || parameter.kind === 'normal' || parameter.kind === 'keyword';
  const isConstructor = isConstructorOf(evaluate(expr.func, env), fn);
  return { fn: module.isSource && fn ? getRef(fn) : undefined, isConstructor, name, isKnownByName, location, kind };
}

/** Whether calling a type runs a function as its constructor: no subclass is called, and no `__new__` comes between. */
function isConstructorOf(type: Type, fn: FunctionEntity | undefined): boolean {
  if (type.kind !== 'class' || type.isSelf === true || type.isDerived === true || fn === undefined) return false;
  const isRemade = getAncestors(type.class).some(
    ({ class: one }) => one.env.table.has('__new__') && one.fullName !== 'builtins.object',
  );
  return fn.scope.name === '__init__' && !isRemade && getUnknownBases(type.class).length === 0;
}

function findFilledParameter(expr: CallExpr, index: number, env: Env): FilledParameter | undefined {
  const type = evaluate(expr.func, env);
  const argument = expr.args[index] ?? expr.keywords[index - expr.args.length]?.value;
  const given = argument && evaluate(argument, env);
  const fields = type.kind === 'class' ? findFieldsOfConstructor(type.class) : undefined;
  if (fields !== undefined) {
    const filled = findFilled(
      fields.map(({ parameter }) => parameter),
      expr,
      index,
    );
    const field = fields.find(({ parameter }) => parameter === filled);
    return (
      field && {
        fn: undefined,
        module: field.owner.module,
        parameter: field.parameter,
        kind: getTakenKind(evaluateField(field), given),
      }
    );
  }
  const enumeration = type.kind === 'class' ? findEnum(type.class) : undefined;
  if (enumeration !== undefined) return findSought(enumeration, expr, index);
  const callee = findCalled(type);
  if (callee?.overloads === undefined) return callee && findFilledOf(callee.fn, callee, expr, index, given);
  // Where no signature takes what can be awaited, it does not matter which of them is meant.
  const found = callee.overloads.flatMap((fn) => findFilledOf(fn, callee, expr, index, given) ?? []);
  return found.every(({ kind }) => kind === 'value') ? found[0] : undefined;
}

/** The class `enum.Enum`, of one that inherits from it. */
function findEnum(entity: ClassEntity): ClassEntity | undefined {
  if (!hasAncestorNamed(entity, 'enum.Enum')) return undefined;
  return getAncestors(entity).find(({ class: one }) => one.fullName === 'enum.Enum')?.class;
}

/** `Colour(value)` looks for the member that has the value: https://docs.python.org/3/library/enum.html#enum.EnumType.__call__ */
function findSought(enumeration: ClassEntity, expr: CallExpr, index: number): FilledParameter | undefined {
  if (expr.args.length + expr.keywords.length > 1) return undefined;
  const method = getMember(enumeration.instance, '__new__');
  const filled = method.kind === 'function' ? findFilledOf(method.fn, method, expr, index) : undefined;
  return filled && { ...filled, kind: 'value' };
}

function findFilledOf(
  fn: FunctionEntity,
  callee: FunctionType,
  expr: CallExpr,
  index: number,
  given?: Type,
): FilledParameter | undefined {
  const parameter = findFilled(getOpenParameters(fn, callee), expr, index);
  if (parameter === undefined) return undefined;
  if (parameter.annotation === undefined) {
    // What is done with the name is done with all arguments together: `for job in jobs` awaits each of `*jobs`.
    const isCollected = parameter.kind === 'rest' || parameter.kind === 'keywords';
    return { fn, module: fn.module, parameter, kind: isCollected ? 'unknown' : undefined };
  }
  if (isUnpacked(parameter.annotation)) return { fn, module: fn.module, parameter, kind: 'unknown' };
  const declared = evaluateParameterAnnotation(parameter, getFunctionEnv(fn, callee.closure));
  return { fn, module: fn.module, parameter, kind: getTakenKind(specializeForReceiver(declared, callee), given) };
}

/** Whether an annotation speaks of all arguments together, not of each: `*args: Unpack[tuple[int, str]]`, `*args: *Ts` (PEP 646). */
function isUnpacked(annotation: Expr): boolean {
  return annotation.kind === 'star' || (annotation.kind === 'subscript' && findLastName(annotation.value) === 'Unpack');
}

/**
 * What a parameter of a method takes of this very object: `append` of a `list[str]` takes text. A list of nothing but `None`
 * has places for anything.
 */
function specializeForReceiver(declared: Type, { self, fn: { owner } }: FunctionType): Type {
  if (self?.kind !== 'instance' || self.args === undefined || owner === undefined || !isGeneric(declared))
    return declared;
  if (self.args.some(({ kind }) => kind === 'none')) return declared;
  return substitute(declared, getAncestorSubstitution(self.class, self.args, owner));
}

/** The fields that a constructor takes which the class does not write itself. */
function findFieldsOfConstructor(entity: ClassEntity): readonly Field[] | undefined {
  const isWritten = getAncestors(entity).some(
    ({ class: one }) =>
      one.module.origin === 'project' && (one.env.table.has('__init__') || one.env.table.has('__new__')),
  );
  return isWritten ? undefined : findFields(entity);
}

/**
 * What an annotation says of what is taken.
 * @param given what is put there: it is a value's place, too, where only what awaiting a coroutine gives is what is declared
 */
export function getTakenKind(type: Type, given?: Type): AwaitableKind {
  const members = getMembers(type);
  if (members.some(isOpenProtocol)) return 'unknown';
  const results = given?.kind === 'coroutine' ? getMembers(given.result) : [];
  const isForValues = members.every(
    (member) => isRestrictedToValues(member) || results.some((result) => isOfSameClass(member, result)),
  );
  return isForValues ? 'value' : getAwaitableKind(type);
}

/**
 * Whether two types are of one class that no coroutine is of, whatever else is known of it: `asyncio.Task`, a class of a package
 * that is not installed.
 */
function isOfSameClass(one: Type, other: Type): boolean {
  if (one.kind === 'unresolved') return other.kind === 'unresolved' && one.name === other.name;
  if (one.kind !== 'instance' || other.kind !== 'instance' || one.class !== other.class) return false;
  return one.class.fullName !== 'builtins.object' && !isProtocol(one.class);
}

/** A type variable that can stand for a few classes only (`AnyStr`), and what is no awaitable anyway. */
function isRestrictedToValues(type: Type): boolean {
  if (type.kind !== 'typevar') return getAwaitableKind(type) === 'value';
  const { constraints = [] } = type;
  return constraints.length > 0 && constraints.every(({ expr, env }) => isPlain(evaluateAnnotation(expr, env)));
}

function isPlain(type: Type): boolean {
  return getTakenKind(type) === 'value';
}

/** What a coroutine has: https://docs.python.org/3/reference/datamodel.html#coroutine-objects, and what every object has. */
const coroutineMembers: ReadonlySet<string> = new Set([
  ...['__await__', 'send', 'throw', 'close', 'cr_await', 'cr_code', 'cr_frame', 'cr_origin', 'cr_running'],
  ...['__class__', '__doc__', '__eq__', '__ge__', '__gt__', '__hash__', '__init__', '__le__', '__lt__', '__module__'],
  ...['__name__', '__ne__', '__new__', '__qualname__', '__repr__', '__slots__', '__str__'],
]);

/** A protocol that may well take a coroutine, like `Hashable`: all that the library's asks for is what a coroutine has. */
function isOpenProtocol(type: Type): boolean {
  if (type.kind !== 'instance' || !isProtocol(type.class)) return false;
  if (type.class.module.origin !== 'library') return true;
  return getAncestors(type.class).every(
    ({ class: one }) => !isProtocol(one) || [...one.env.table.keys()].every((name) => coroutineMembers.has(name)),
  );
}
