import { getOrAdd, remember } from '../../../project/remember.js';
import type { Env, FunctionEntity, ModuleEntity } from '../entities.js';
import type { Parameter } from '../summary.js';
import { type CallExpr, type Expr, findLastName, type ScopeIndex } from '../summary-expressions.js';
import { type CallableType, type FunctionType, join, type Type, unknown } from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { findCalled, findFilled, getOpenParameters } from './arguments.js';
import { evaluateParameterAnnotation, getCallMethod, getFunctionEnv } from './calls.js';
import { evaluate } from './expressions.js';
import { isGeneric } from './generics.js';
import { getMember, hasDecorator } from './members.js';
import { evaluateName } from './names.js';

/** What is known of the parameters of functions that something takes. */
type Taken = Pick<CallableType, 'parameters' | 'isOpen'>;

/**
 * What a parameter without annotation is given where a decorator, or a call that the function is handed to, says which
 * functions it takes: `handler` is called with a request, when `add_get` is declared to take a `Callable[[Request], …]`. Calls that
 * say nothing make it unknown, for who takes the function there may call it with anything.
 * @param env where the function is defined
 */
export function findCallbackParameter(parameter: Parameter, fn: FunctionEntity, env: Env): Type | undefined {
  if (!isPositional(parameter)) return undefined;
  const positional = fn.scope.parameters.filter(isPositional);
  // The decorator next to the function is the one that is given it as it is written.
  const decorator = fn.scope.decorators.at(-1);
  if (decorator !== undefined) return findGiven(parameter, positional, getDecorated(decorator, fn, env));
  if (fn.module.origin !== 'project') return undefined;
  const given: Type[] = [];
  for (const { argument, call, position, scope } of getHandovers(fn.module).get(getKey(fn)) ?? []) {
    const place = fn.module.getEnv(scope);
    const handed = evaluate(argument, place);
    if (handed.kind !== 'function' || handed.fn !== fn) continue;
    const open = handed.self === undefined ? positional : positional.slice(1);
    given.push(findGiven(parameter, open, getTaken(call, position, place)) ?? unknown);
  }
  if (given.length === 0) return findExtendedBot(fn, env);
  return isCalled(fn) ? undefined : join(given);
}

/** Whether a module calls a function itself, with whatever it has. */
function isCalled(fn: FunctionEntity): boolean {
  const calls = getCallsByName(fn.module).get(fn.scope.name) ?? [];
  return calls.some(({ call, scope }) => {
    const called = evaluate(call.func, fn.module.getEnv(scope));
    return called.kind === 'function' && called.fn === fn;
  });
}

/**
 * The bot that an extension of discord.py is set up with, or of a fork: the function is known by its name. A plain function of
 * that name is one for an older version (https://discordpy.readthedocs.io/en/stable/ext/commands/extensions.html).
 */
function findExtendedBot({ scope }: FunctionEntity, env: Env): Type | undefined {
  const isSetup = scope.isAsync && (scope.name === 'setup' || scope.name === 'teardown') && scope.parent === 0;
  if (!isSetup || scope.parameters.length !== 1) return undefined;
  const commands = evaluateName('commands', Number.POSITIVE_INFINITY, env);
  if (commands.kind !== 'module' || !/^\w+\.ext\.commands$/.test(commands.module.name)) return undefined;
  const bot = commands.module.origin === 'library' ? getMember(commands, 'Bot') : unknown;
  return bot.kind === 'class' ? bot.class.instance : undefined;
}

function isPositional({ kind }: Parameter): boolean {
  return kind === 'normal' || kind === 'positional';
}

function findGiven(parameter: Parameter, open: readonly Parameter[], taken: Taken): Type | undefined {
  const { parameters, isOpen } = taken;
  if (parameters === undefined) return undefined;
  if (isOpen === true ? open.length < parameters.length : open.length !== parameters.length) return undefined;
  const type = parameters[open.indexOf(parameter)];
  return type === undefined || type.kind === 'unknown' || isGeneric(type) ? undefined : type;
}

// --- decorators

/** What a decorator is declared to take as its only argument. */
function getDecorated(decorator: Expr, fn: FunctionEntity, env: Env): Taken {
  const type = evaluate(decorator, env);
  const callee = type.kind === 'instance' ? getCallMethod(type) : type;
  if (callee.kind === 'callable') return toTaken(resolveBound(callee.parameters?.[0] ?? unknown), fn);
  if (callee.kind !== 'function' || callee.overloads !== undefined) return {};
  const [first] = getOpenParameters(callee.fn, callee);
  return first === undefined ? {} : toTaken(getDeclared(first, callee), fn);
}

/**
 * What a decorator takes: a callable, or a function that is named as a method of a class, and is called with the same.
 * Methods are handlers as functions are: what takes any other parameters, or names, says nothing of `self`.
 */
function toTaken(type: Type, fn: FunctionEntity): Taken {
  const isMethod = fn.owner !== undefined && !hasDecorator(fn.scope, 'staticmethod');
  const withSelf = (taken: Taken): Taken =>
    isMethod && taken.parameters ? { ...taken, parameters: [unknown, ...taken.parameters] } : taken;
  if (type.kind === 'callable') return type.isOpen === true ? withSelf(type) : type;
  const named = type.kind === 'instance' ? getMember(type, fn.scope.name) : unknown;
  if (named.kind !== 'function' || named.fn.module.origin !== 'library') return {};
  return withSelf({ parameters: getOpenParameters(named.fn, named).map((one) => getDeclared(one, named)) });
}

// --- calls

/** A call, and the scope that it stands in. */
interface PlacedCall {
  readonly call: CallExpr;
  readonly scope: ScopeIndex;
}

/** A call that is given a function. */
interface Handover extends PlacedCall {
  readonly argument: Expr;
  /** The position of the argument among all, keyword arguments behind the others. */
  readonly position: number;
}

/** The last name of a function where it is handed over, or the scope of a lambda. */
type HandoverKey = string | ScopeIndex;

function getKey({ index, scope }: FunctionEntity): HandoverKey {
  return scope.kind === 'lambda' ? index : scope.name;
}

const getHandovers = remember((module: ModuleEntity): ReadonlyMap<HandoverKey, readonly Handover[]> => {
  const names = getFunctionNames(module);
  const found = new Map<HandoverKey, Handover[]>();
  for (const { call, scope } of getCalls(module)) {
    const all = [...call.args, ...call.keywords.map(({ value }) => value)];
    for (const [position, argument] of all.entries()) {
      const key = argument.kind === 'lambda' ? argument.scope : (findLastName(argument) ?? '');
      const isFunction = typeof key === 'number' || names.has(key);
      if (isFunction) getOrAdd(found, key, (): Handover[] => []).push({ call, argument, position, scope });
    }
  }
  return found;
});

/** The calls of a module by the last name of what they call, of functions that it defines. */
const getCallsByName = remember((module: ModuleEntity): ReadonlyMap<string, readonly PlacedCall[]> => {
  const names = getFunctionNames(module);
  const found = new Map<string, PlacedCall[]>();
  for (const one of getCalls(module)) {
    const name = findLastName(one.call.func) ?? '';
    if (names.has(name)) getOrAdd(found, name, (): PlacedCall[] => []).push(one);
  }
  return found;
});

const getFunctionNames = remember(({ summary }: ModuleEntity): ReadonlySet<string> => {
  return new Set(summary.scopes.flatMap((scope) => (scope.kind === 'function' ? scope.name : [])));
});

function* getCalls({ summary }: ModuleEntity): Iterable<PlacedCall> {
  for (const [index, scope] of summary.scopes.entries()) {
    if (scope.kind !== 'module' && scope.kind !== 'function' && scope.kind !== 'lambda') continue;
    for (const { expr, scope: inner = index } of scope.events) {
      if (expr.kind === 'call') yield { call: expr, scope: inner };
    }
  }
}

/** What a call takes at a position. */
function getTaken(call: CallExpr, position: number, env: Env): Taken {
  const callee = findCalled(evaluate(call.func, env));
  if (callee === undefined || callee.overloads !== undefined) return {};
  const filled = findFilled(getOpenParameters(callee.fn, callee), call, position);
  const type = filled === undefined ? unknown : getDeclared(filled, callee);
  return type.kind === 'callable' ? type : {};
}

// ---

function getDeclared(parameter: Parameter, { fn, closure }: FunctionType): Type {
  return resolveBound(evaluateParameterAnnotation(parameter, getFunctionEnv(fn, closure)));
}

function resolveBound(type: Type): Type {
  if (type.kind !== 'typevar' || type.bound === undefined) return type;
  return evaluateAnnotation(type.bound.expr, type.bound.env);
}
