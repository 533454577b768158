import type { Env, FunctionEntity } from '../entities.js';
import { type CallExpr, type Expr, getDecoratorName, isWrittenAsAny } from '../summary-expressions.js';
import { type FunctionType, getMembers, type Type, unknown } from '../types.js';
import { findReferenceName } from './annotations.js';
import { type Arguments, getArguments, toArguments } from './arguments.js';
import { callType, followBody } from './calls.js';
import { evaluate } from './expressions.js';
import { memoize } from './state.js';

/** Decorators that give the function back, or something that is called and awaited the same way. */
const transparent = new Set([
  'builtins.staticmethod',
  'builtins.classmethod',
  'abc.abstractmethod',
  'abc.abstractclassmethod',
  'abc.abstractstaticmethod',
  'typing.overload',
  'typing.override',
  'typing.final',
  'typing.no_type_check',
  'typing.type_check_only',
  'typing.deprecated',
  'typing.runtime_checkable',
  'warnings.deprecated',
  'functools.wraps',
  'functools.cache',
  'functools.lru_cache',
  'functools.update_wrapper',
  'functools.total_ordering',
  'pytest.fixture',
  'pytest_asyncio.fixture',
  'unittest.skip',
  'unittest.skipIf',
  'unittest.skipUnless',
  'unittest.expectedFailure',
]);

/** Decorators whose function runs when the attribute is read. */
const properties = new Set([
  'builtins.property',
  'abc.abstractproperty',
  'functools.cached_property',
  'types.DynamicClassAttribute',
  'enum.property',
]);

/** What the name of a function stands for once its decorators were applied. */
export function findDecoratedType(fn: FunctionEntity, env: Env): Type {
  const plain: Type = { kind: 'function', fn, closure: env };
  const { decorators } = fn.scope;
  if (decorators.length === 0) return memoize(env, fn, () => plain);
  return memoize(env, fn, () =>
    decorators.reduceRight<Type>((type, decorator) => decorate(type, decorator, env), plain),
  );
}

/** What a decorator makes of a function, or of what other decorators made of one. */
export function decorate(type: Type, decorator: Expr, env: Env): Type {
  if (type.kind === 'unknown') return unknown;
  const callee = getDecoratorName(decorator);
  const name = findReferenceName(callee, env)
    ?.replace('typing_extensions.', 'typing.')
    .replace('_pytest.fixtures.', 'pytest.');
  if (name !== undefined) {
    if (transparent.has(name) || name.startsWith('pytest.mark.') || name.startsWith('unittest.mock.patch')) return type;
    if (properties.has(name) || name.endsWith('.cached_property')) return { kind: 'property', getter: type };
    if (name === 'types.coroutine' || name === 'asyncio.coroutine') return type;
  }
  if (callee.kind === 'attribute' && /^(?:setter|deleter|getter)$/.test(callee.attr)) {
    const property = evaluate(callee.value, env);
    if (property.kind === 'property') return property;
  }
  const result = callType(evaluateDecorator(decorator, env), toArguments([type], true));
  if (type.kind === 'function' && result.kind === 'function' && result.fn === type.fn && type.fn.scope.isAsync) {
    return isPlainlyReplaced(decorator, type, env) ? unknown : result;
  }
  if (result.kind !== 'callable' || type.kind !== 'function') return result;
  if (managers.has(name ?? '')) return { ...result, manages: type };
  let wrapper: Type | undefined;
  return { ...result, findWrapper: () => (wrapper ??= followDecorator(decorator, type, env)) };
}

/**
 * What decorates a function. What is made with options is followed where it may as well be given the function itself, or only
 * declares that functions become functions.
 */
function evaluateDecorator(decorator: Expr, env: Env): Type {
  const type = evaluate(decorator, env);
  if (decorator.kind !== 'call' || !isLeftOpen(type)) return type;
  const made = followCall(decorator, env);
  return made.kind === 'unknown' ? type : made;
}

/** Whether it is not known what a value is, or what it gives in the end: `Callable`, `Callable[[Callable], Callable[..., Any]]`. */
function isLeftOpen(type: Type): boolean {
  if (type.kind === 'callable') return type.variants === undefined && isLeftOpen(type.result);
  return type.kind === 'union' || type.kind === 'unknown';
}

/**
 * Whether the body of a decorator that says it gives back a coroutine function puts a function in its place which is not known
 * to give a coroutine, and does not leave that open (`-> Any`): `return cast(F, start)`.
 */
function isPlainlyReplaced(decorator: Expr, type: FunctionType, env: Env): boolean {
  const made = getMembers(followDecorator(decorator, type, env));
  const others = made.filter((one) => one.kind === 'function' && one.fn !== type.fn);
  if (others.length < made.length) return false;
  return others.some((one) => !isOpen(one) && callType(one, toArguments([])).kind !== 'coroutine');
}

function isOpen(type: Type): boolean {
  const returns = type.kind === 'function' ? type.fn.scope.returns : undefined;
  return returns !== undefined && isWrittenAsAny(returns);
}

/** What the body of a decorator gives for a function, whatever it declares to give; unknown for those of packages. */
function followDecorator(decorator: Expr, type: FunctionType, env: Env): Type {
  const made = decorator.kind === 'call' ? followCall(decorator, env) : evaluate(decorator, env);
  return followFunction(made, toArguments([type], true));
}

function followCall(call: CallExpr, env: Env): Type {
  return followFunction(evaluate(call.func, env), getArguments(call, env));
}

function followFunction(callee: Type, args: Arguments): Type {
  const isFollowed =
    callee.kind === 'function' && callee.overloads === undefined && callee.fn.module.origin === 'project';
  return isFollowed ? followBody(callee.fn, callee, args) : unknown;
}

/** Decorators that make a context manager of a generator function. */
const managers: ReadonlySet<string> = new Set(['contextlib.contextmanager', 'contextlib.asynccontextmanager']);
