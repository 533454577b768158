import { getOrAdd, remember } from '../../../../project/remember.js';
import type { Env, FunctionEntity, ModuleEntity } from '../../entities.js';
import { getArguments, matchArguments } from '../../inference/arguments.js';
import { evaluate } from '../../inference/expressions.js';
import type { CallArguments, CallOwner } from '../../python-facts.js';
import type { Event } from '../../summary.js';
import type { CallExpr, Expr } from '../../summary-expressions.js';
import type { Type } from '../../types.js';
import { type Entered, getEntered, isRunAtOnce } from './entered.js';
import { getText, toCallArguments } from './expression-text.js';
import {
  resolveCallbacks,
  resolveConsumed,
  resolveEntering,
  resolveIterated,
  resolveRead,
  resolveWrites,
} from './implicit-calls.js';
import { resolveOperation } from './operation-calls.js';
import { findDynamicName, findStreamMethod, findTypeName, getClassName } from '../qualified-names.js';
import type { ResolvedCall } from './resolved-call.js';
import { findMaking, getCalled } from './values.js';

/** The calls that run when the function (or module) of an environment runs, in order. */
export const getCalls = remember((env: Env): readonly ResolvedCall[] => {
  const { scope } = env;
  const calls: ResolvedCall[] = [];
  for (const event of 'events' in scope ? scope.events : []) {
    // What has no place in the text could not be shown.
    for (const call of resolveEvent(event, getEventEnv(event, env))) if (call.end > 0) calls.push(call);
  }
  calls.push(...resolveWrites(env));
  return calls;
});

/** The environment that an event's expression belongs to. */
export function getEventEnv(event: Event, env: Env): Env {
  if (event.scope === undefined) return env;
  if (env.isPlain) return env.module.getEnv(event.scope);
  const way: number[] = [];
  for (let index = event.scope; index > env.index; index = env.module.getScope(index).parent) way.unshift(index);
  return way.reduce((current, index) => current.getChild(index), env);
}

function resolveEvent(event: Event, env: Env): readonly ResolvedCall[] {
  if (event.noLoop === true) return [];
  const { expr } = event;
  switch (event.use) {
    case 'call':
    case 'statement':
      return expr.kind === 'call' ? resolveCall(expr, env) : [];
    case 'with':
      return resolveEntering(expr, env);
    case 'for':
      return resolveIterated(expr, env);
    case 'read':
      return resolveRead(expr, env);
    case 'operation':
      return event.operation === undefined ? [] : resolveOperation(expr, event.operation, env);
    default:
      return [];
  }
}

function resolveCall(expr: CallExpr, env: Env): readonly ResolvedCall[] {
  const { called, given } = getCalled(expr.func, env);
  const name = findName(expr.func, called, env);
  const entered = getRun(called, isOfSuper(expr.func, env));
  if (name === undefined && entered.length === 0) return [];
  const own = new WrittenArguments(expr, env);
  const args = given === undefined ? own : joinArguments(given, own);
  const implicit =
    name === undefined ? [] : [...resolveCallbacks(name, expr, env), ...resolveConsumed(name, expr, env)];
  const run = given === undefined ? entered.map((one) => withCallbacks(one, called, expr, env)) : entered;
  const place = { start: expr.start, end: expr.end };
  const label = `${getText(expr.func)}()`;
  return [{ name, arguments: args, entered: run, label, ...place, isImplicit: false }, ...implicit];
}

function findName(callee: Expr, called: Type, env: Env): string | undefined {
  const own = findStreamMethod(callee, env) ?? findTypeName(called);
  return own ?? findCallMethod(called) ?? findDynamicMethod(callee, env);
}

/** The arguments of a call in the text, looked at for the few calls that a matcher has to know them of. */
class WrittenArguments implements CallArguments {
  readonly findOwner = (): CallOwner | undefined => findOwner(this.expr.func, this.env);
  private all: CallArguments | undefined;

  constructor(
    private readonly expr: CallExpr,
    private readonly env: Env,
  ) {}

  get positional(): CallArguments['positional'] {
    return this.getAll().positional;
  }

  get keywords(): CallArguments['keywords'] {
    return this.getAll().keywords;
  }

  private getAll(): CallArguments {
    return (this.all ??= toCallArguments(this.expr));
  }
}

/** How the object of a method was made. */
export function findOwner(callee: Expr, env: Env): CallOwner | undefined {
  const making = callee.kind === 'attribute' ? findMaking(callee.value, env) : undefined;
  const madeBy = making && findTypeName(evaluate(making.expr.func, making.env));
  if (making === undefined || madeBy === undefined) return undefined;
  return {
    madeBy,
    arguments: toCallArguments(making.expr),
    getCallsByMethod: () => getCallsByMethod(making.env.module),
  };
}

const getCallsByMethod = remember((module: ModuleEntity): ReadonlyMap<string, readonly CallArguments[]> => {
  const byMethod = new Map<string, CallArguments[]>();
  for (const { expr } of module.summary.scopes.flatMap((scope) => ('events' in scope ? scope.events : []))) {
    if (expr.kind !== 'call' || expr.func.kind !== 'attribute') continue;
    getOrAdd(byMethod, expr.func.attr, () => []).push(toCallArguments(expr));
  }
  return byMethod;
});

function joinArguments(first: CallArguments, second: CallArguments): CallArguments {
  return {
    positional: [...first.positional, ...second.positional],
    keywords: new Map([...first.keywords, ...second.keywords]),
  };
}

/** The functions that a call runs. */
function getRun(called: Type, isCertain: boolean): readonly Entered[] {
  const all = getEntered(called);
  if (all.length === 0) return all;
  const entered = all.filter(isRunAtOnce);
  return isCertain ? entered.map((one) => ({ ...one, receiver: undefined })) : entered;
}

/** `super().f()` passes over what subclasses have. */
function isOfSuper(callee: Expr, env: Env): boolean {
  return callee.kind === 'attribute' && callee.value.kind === 'call' && evaluate(callee.value, env).kind === 'super';
}

/** Calling an object of a library runs its `__call__`. */
function findCallMethod(type: Type): string | undefined {
  if (type.kind !== 'instance' || type.class.module.origin === 'project') return undefined;
  return `${getClassName(type.class)}.__call__`;
}

function findDynamicMethod(callee: Expr, env: Env): string | undefined {
  return callee.kind === 'attribute' ? findDynamicName(evaluate(callee.value, env), callee.attr) : undefined;
}

// --- callbacks: what a function does with the functions that it is given

/** Functions that are followed with the callbacks they were given, inside of one another, at most. */
const maxFollowed = 3;
const followedDepth = new WeakMap<Env, number>();
const getFollowed = remember((_env: Env) => new Map<CallExpr, Entered>());

/** A function that calls its own parameters is followed with the functions that this very call gives for them. */
function withCallbacks(entered: Entered, called: Type, expr: CallExpr, env: Env): Entered {
  const { fn } = entered;
  const names = getCalledParameters(fn);
  if (names.size === 0 || !entered.env.isPlain || called.kind === 'union') return entered;
  const depth = (followedDepth.get(env) ?? 0) + 1;
  if (depth > maxFollowed) return entered;
  return getOrAdd(getFollowed(env), expr, () => {
    const isBound = called.kind === 'function' ? called.self !== undefined : fn.owner !== undefined;
    const pairs = matchArguments(isBound ? fn.otherParameters : fn.scope.parameters, getArguments(expr, env));
    const result = follow(entered, pairs, names);
    if (result !== entered) followedDepth.set(result.env, depth);
    return result;
  });
}

function follow(entered: Entered, pairs: ReturnType<typeof matchArguments>, names: ReadonlySet<string>): Entered {
  const { fn } = entered;
  const given = new Map<string, Type>();
  for (const [parameter, arg] of pairs) {
    if (!names.has(parameter.name) || parameter.kind === 'rest' || parameter.kind === 'keywords') continue;
    const type = arg.getType();
    if (type.kind === 'function') given.set(parameter.name, type);
  }
  if (given.size === 0) return entered;
  return { ...entered, env: fn.module.getFollowedEnv(fn.index, fn.outerEnv, given) };
}

const noNames: ReadonlySet<string> = new Set();

/** The names of the parameters that a function calls, or hands on to another function. */
const getCalledParameters = remember(({ scope }: FunctionEntity): ReadonlySet<string> => {
  if (scope.parameters.length === 0) return noNames;
  const names = new Set<string>();
  const own = new Set(scope.parameters.map(({ name }) => name));
  for (const { use, expr } of scope.events) {
    if (expr.kind !== 'call' || (use !== 'call' && use !== 'statement')) continue;
    for (const one of [expr.func, ...expr.args]) if (one.kind === 'name' && own.has(one.id)) names.add(one.id);
  }
  return names;
});
