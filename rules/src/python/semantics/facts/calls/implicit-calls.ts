import type { Env } from '../../entities.js';
import { getFunctionEnv } from '../../inference/calls.js';
import { evaluate } from '../../inference/expressions.js';
import { getMember } from '../../inference/members.js';
import { getReturnType } from '../../inference/returns.js';
import type { Binding } from '../../summary.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';
import { isInstance, type Type } from '../../types.js';
import { findClassName, findStreamMethod, findStreamName, findTypeName, getClassName } from '../qualified-names.js';
import { anySetter, toSetterName } from '../../member-index.js';
import { isCallingMember } from './calling-members.js';
import { type Entered, findGetter, findMethod, findSetter, getEntered, isRunAtOnce } from './entered.js';
import { getPlace, getText, noArguments } from './expression-text.js';
import { resolveMethod } from './operation-calls.js';
import type { ResolvedCall } from './resolved-call.js';
import { findMaking, findSliced, getCalled } from './values.js';

/**
 * What an expression runs without calling it in the text: the methods behind `with` and `for`, generators that are iterated
 * over, properties that are read, and functions that a built-in one is given to call.
 */
interface Found {
  /** The dotted name of a function of a library. */
  readonly name?: string | undefined;
  /** Functions of the project. */
  readonly entered?: readonly Entered[] | undefined;
  /** How the call is shown; by default as the expression is written. */
  readonly label?: string;
}

const noFunctions: readonly Entered[] = [];

function toImplicitCall(expr: Expr, env: Env, found: Found): ResolvedCall {
  const { name, entered = noFunctions, label = getText(expr) } = found;
  const { start, end } = getPlace(expr, env.module);
  return { name, arguments: noArguments, entered, label, start, end, isImplicit: true };
}

/** `with x:` runs `__enter__` and `__exit__`; of a function with `@contextmanager` its body. */
export function resolveEntering(expr: Expr, env: Env): readonly ResolvedCall[] {
  const label = `with ${getText(expr)}`;
  const make = (entered: Entered | undefined, name?: string): ResolvedCall[] =>
    entered === undefined && name === undefined
      ? []
      : [toImplicitCall(expr, env, { name, entered: entered && [entered], label })];
  const managed = findManaged(expr, env);
  if (managed !== undefined) return make(managed);
  const type = evaluate(expr, env);
  const className = findClassName(type);
  if (className === undefined) return [];
  return [...make(findMethod(type, '__enter__'), `${className}.__enter__`), ...make(findMethod(type, '__exit__'))];
}

/** The generator function behind a context manager. */
function findManaged(expr: Expr, env: Env): Entered | undefined {
  const making = findMaking(expr, env);
  const callee = making && evaluate(making.expr.func, making.env);
  if (callee?.kind !== 'callable' || callee.manages === undefined) return undefined;
  const { fn, closure } = callee.manages;
  if (fn.module.origin !== 'project' || fn.scope.isAsync) return undefined;
  return { fn, env: getFunctionEnv(fn, closure), receiver: fn.owner };
}

/** Functions whose result runs what it is made of only when it is iterated over, with the first iterable's position. */
const lazy: ReadonlyMap<string, number> = new Map([
  ['enumerate', 0],
  ['zip', 0],
  ['map', 1],
  ['filter', 1],
  ['itertools.chain', 0],
  ['itertools.islice', 0],
  ['itertools.takewhile', 1],
  ['itertools.dropwhile', 1],
  ['itertools.filterfalse', 1],
  ['itertools.starmap', 1],
  ['itertools.batched', 0],
  ['itertools.pairwise', 0],
  ['itertools.accumulate', 0],
]);

/** Iterables inside of iterables are followed up to this depth; a name can stand for itself while somebody types. */
const maxDepth = 8;

/** What runs when an iterable is iterated over: the body of a generator, or the methods of an iterable class. */
export function resolveIterated(expr: Expr, env: Env, depth = 0): readonly ResolvedCall[] {
  if (depth > maxDepth) return [];
  const stream = findStreamName(expr, env);
  if (stream !== undefined) return [toImplicitCall(expr, env, { name: `${stream}.__next__` })];
  const making = findMaking(expr, env);
  if (making !== undefined) {
    const callee = evaluate(making.expr.func, making.env);
    const name = findTypeName(callee);
    const first = name === undefined ? undefined : lazy.get(name);
    const [asked, end] = making.expr.args;
    // `iter(read, b"")` calls until it is given the last.
    if (name === 'iter' && asked !== undefined && end !== undefined) return resolveCallback(asked, making.env);
    if (first !== undefined) {
      const calls = resolveLazy(making.expr, first, making.env, depth);
      // What was made elsewhere runs here.
      return making.env === env ? calls : calls.map((call) => ({ ...call, ...getPlace(expr, env.module) }));
    }
    const entered = getEntered(callee).filter(({ fn }) => fn.scope.isGenerator && !fn.scope.isAsync);
    if (entered.length > 0) return [toImplicitCall(expr, env, { entered })];
    if (name !== undefined) {
      return [toImplicitCall(expr, env, { name: `${name}.__iter__` }), ...resolveIterator(expr, env)];
    }
  }
  const sliced = findSliced(expr, env);
  if (sliced === undefined) return resolveIterator(expr, env);
  const place = getPlace(expr, env.module);
  return resolveIterated(sliced.expr, sliced.env, depth + 1).map((call) => ({
    ...call,
    label: getText(expr),
    ...place,
  }));
}

/** `map(f, xs)` calls `f`; what is iterated over in turn is the iterables. */
function resolveLazy({ args }: CallExpr, first: number, env: Env, depth: number): readonly ResolvedCall[] {
  const [callback] = args;
  const called = first === 1 && callback !== undefined ? resolveCallback(callback, env) : [];
  return [...called, ...args.slice(first).flatMap((arg) => resolveIterated(arg, env, depth + 1))];
}

function resolveIterator(expr: Expr, env: Env): readonly ResolvedCall[] {
  const type = evaluate(expr, env);
  if (!isInstance(type)) return [];
  if (type.class.module.origin === 'library') {
    if (expr.kind === 'call') return resolveInherited(expr, type, env);
    // `for row in cursor`
    return [toImplicitCall(expr, env, { name: `${getClassName(type.class)}.__next__` })];
  }
  if (type.class.module.origin !== 'project') return [];
  const start = findMethod(type, '__iter__');
  if (start === undefined) return resolveInherited(expr, type, env);
  if (start.fn.scope.isAsync) return [];
  const iterator = start.fn.scope.isGenerator ? undefined : getReturnType(start.fn, start.env);
  const isItself = iterator?.kind === 'self' || (iterator?.kind === 'instance' && iterator.class === type.class);
  const next = isItself ? findMethod(type, '__next__') : iterator && findMethod(iterator, '__next__');
  const label = `for … in ${getText(expr)}`;
  const methods = next === undefined ? [start] : [start, next];
  return methods.map((entered) => toImplicitCall(expr, env, { entered: [entered], label }));
}

/** `for article in Article.objects.published()`, by the method of the library that the class of the result has. */
function resolveInherited(expr: Expr, type: Type, env: Env): readonly ResolvedCall[] {
  const method = expr.kind === 'call' ? getMember(type, '__iter__') : undefined;
  const name = method?.kind === 'function' && method.fn.module.origin === 'library' ? findTypeName(method) : undefined;
  return name === undefined ? [] : [toImplicitCall(expr, env, { name })];
}

/** Functions that iterate over their argument before they return. */
const consumers: ReadonlySet<string> = new Set([
  ...['list', 'tuple', 'set', 'frozenset', 'dict', 'sum', 'min', 'max', 'any', 'all', 'sorted', 'next'],
  ...['str.join', 'list.extend', 'set.update', 'dict.update', 'collections.deque', 'collections.Counter'],
  'functools.reduce',
]);

/** Built-in functions that ask a special method of their first argument. */
const operations: ReadonlyMap<string, string> = new Map([
  ['len', '__len__'],
  ['str', '__str__'],
  ['repr', '__repr__'],
  ['format', '__format__'],
  ['print', '__str__'],
  ['iter', '__iter__'],
  ['next', '__next__'],
  ['bool', '__bool__'],
  ['hash', '__hash__'],
  ['int', '__int__'],
  ['float', '__float__'],
  ['bytes', '__bytes__'],
  ['abs', '__abs__'],
  ['round', '__round__'],
  ['reversed', '__reversed__'],
]);

/** What a function iterates over: `list(rows())` runs the generator; `len(x)` runs `x.__len__()`. */
export function resolveConsumed(name: string, expr: CallExpr, env: Env): readonly ResolvedCall[] {
  if (name === 'contextlib.ExitStack.enter_context')
    return expr.args.slice(0, 1).flatMap((arg) => resolveEntering(arg, env));
  const consumed = consumers.has(name) ? expr.args.flatMap((arg) => resolveIterated(arg, env)) : [];
  const method = operations.get(name);
  const [first] = expr.args;
  if (method === undefined || first === undefined || expr.args.length > 1) return consumed;
  const getLabel = (): string => `${getText(expr.func)}(${getText(first)})`;
  const place = { start: expr.start, end: expr.end, getLabel };
  return [...consumed, ...resolveMethod(first, method, place, env)];
}

/** Functions that call one of their arguments before they return, by its position or its keyword. */
const callers: ReadonlyMap<string, { readonly position?: number; readonly keyword?: string }> = new Map([
  ['sorted', { keyword: 'key' }],
  ['min', { keyword: 'key' }],
  ['max', { keyword: 'key' }],
  ['list.sort', { keyword: 'key' }],
  ['functools.reduce', { position: 0 }],
  ['re.sub', { position: 1 }],
  ['re.subn', { position: 1 }],
  ['re.Pattern.sub', { position: 0 }],
  ['contextvars.Context.run', { position: 0 }],
]);

/** Functions that are handed on and called at once: `sorted(xs, key=f)`. */
export function resolveCallbacks(name: string, expr: CallExpr, env: Env): readonly ResolvedCall[] {
  const caller = callers.get(name);
  if (caller === undefined) return [];
  const named = expr.keywords.find((keyword) => keyword.name === caller.keyword)?.value;
  const callback = named ?? (caller.position === undefined ? undefined : expr.args[caller.position]);
  return callback === undefined ? [] : resolveCallback(callback, env);
}

/** The call of a function that something else is given to call. */
export function resolveCallback(callback: Expr, env: Env): readonly ResolvedCall[] {
  const { called, given } = getCalled(callback, env);
  const name = findStreamMethod(callback, env) ?? findTypeName(called);
  const entered = getEntered(called).filter(isRunAtOnce);
  if (name === undefined && entered.length === 0) return [];
  const call = toImplicitCall(callback, env, { name, entered, label: `${getText(callback)}()` });
  return [given === undefined ? call : { ...call, arguments: given }];
}

/** An attribute that is read runs the function of a property. */
export function resolveRead(expr: Expr, env: Env): readonly ResolvedCall[] {
  if (expr.kind !== 'attribute') return [];
  const entered = findGetter(evaluate(expr.value, env), expr.attr);
  if (entered === undefined || !isRunAtOnce(entered)) return [];
  return [{ ...toImplicitCall(expr, env, { entered: [entered] }), access: 'read' }];
}

/** Attributes that a function sets run the setters of properties: `self.state = value`. */
export function resolveWrites(env: Env): readonly ResolvedCall[] {
  const { scope, module } = env;
  const written = scope.kind === 'function' ? scope.bindings.filter(isAttributeSet) : [];
  // To ask costs reading the project.
  if (written.length === 0 || !isCallingMember(anySetter, module)) return [];
  return written.flatMap(({ name, start }) => {
    const dot = name.lastIndexOf('.');
    const property = name.slice(dot + 1);
    if (!isCallingMember(toSetterName(property), module)) return [];
    const entered = findSetter(evaluate(toDotted(name.slice(0, dot), start), env), property);
    if (entered === undefined || entered.fn.scope.isAsync) return [];
    const place = { start, end: start + property.length };
    return [
      { arguments: noArguments, entered: [entered], label: `${name} = …`, ...place, isImplicit: true, access: 'write' },
    ];
  });
}

function isAttributeSet(binding: Binding): boolean {
  return binding.kind === 'value' && binding.value !== undefined && binding.name.includes('.');
}

/** A dotted name as an expression that stands at an offset. */
function toDotted(name: string, start: number): Expr {
  const [first = '', ...attributes] = name.split('.');
  const root: Expr = { kind: 'name', id: first, start };
  return attributes.reduce<Expr>((value, attr) => ({ kind: 'attribute', value, attr, start }), root);
}
