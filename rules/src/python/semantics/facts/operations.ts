import type { Env, FunctionEntity } from '../entities.js';
import { getAncestors } from '../inference/classes.js';
import { evaluate } from '../inference/expressions.js';
import { getLoopsAround } from '../inference/flow.js';
import type { OperationKind } from '../python-facts.js';
import { findBindingEnv, findHeld, findOnlyValue } from '../scopes.js';
import type { Event } from '../summary.js';
import type { CallExpr, Expr } from '../summary-expressions.js';
import { getMembers, isInstance, type Type } from '../types.js';
import { type Entered, findMethod, getEntered } from './calls/entered.js';
import { getAwaitableKind } from './kinds.js';
import { internalWaits, limiterClasses, localLimiters, queueClasses, transparentWaits } from './limiters.js';
import { findTypeName, getClassName } from './qualified-names.js';
import { getEventEnv } from './calls/resolved-calls.js';

const waits: ReadonlySet<Event['use']> = new Set(['await', 'asyncWith', 'asyncFor']);

/**
 * What one wait of a function is: a limiter taken; a wait that could be one (`await throttle()`); a call of a function that
 * takes one for itself; a wait for something outside or inside of the program.
 */
type WaitKind = 'limiter' | 'possibleLimiter' | 'limited' | 'outside' | 'internal';

/** What a call of the value does, as far as running many of it at once goes. */
export function getOperation(callee: Type): OperationKind {
  const body = findBody(callee);
  if (body !== undefined) return getBodyOperation(body, new Set());
  const name = findTypeName(callee);
  if (name === undefined) return 'unknown';
  return internalWaits.has(name) ? 'internal' : 'outside';
}

/** The function of the project whose body runs when what a call of the value gives is awaited, entered or iterated over. */
function findBody(type: Type): Entered | undefined {
  const [first, ...more] = getEntered(type.kind === 'callable' && type.manages !== undefined ? type.manages : type);
  return more.length === 0 ? first : undefined;
}

/** Environments are thrown away whenever something changes that they were derived from. */
const known = new WeakMap<Env, OperationKind>();

function getBodyOperation(body: Entered, seen: Set<FunctionEntity>): OperationKind {
  const { fn, env } = body;
  // A function that calls itself adds nothing to what it does.
  if (seen.has(fn)) return 'internal';
  let operation = known.get(env);
  if (operation === undefined) {
    seen.add(fn);
    operation = computeOperation(body, seen);
    seen.delete(fn);
    known.set(env, operation);
  }
  return operation;
}

function computeOperation(body: Entered, seen: Set<FunctionEntity>): OperationKind {
  const { fn } = body;
  if (fn.scope.isEmpty) return 'unknown';
  if (!fn.scope.isAsync) return getReturnedOperation(body, seen);
  if (isWorker(body)) return 'worker';
  let result: OperationKind = 'internal';
  for (const kind of getWaits(body, seen)) {
    if (kind === 'limiter') return 'limited';
    if (kind === 'outside') return 'outside';
    if (kind === 'possibleLimiter') return 'unknown';
    if (kind === 'limited') result = 'limited';
  }
  return result;
}

/** A plain function does what the one call does that gives it something to wait for. */
function getReturnedOperation({ fn, env }: Entered, seen: Set<FunctionEntity>): OperationKind {
  const awaitable = fn.scope.events.filter((event) => {
    if (event.use !== 'call' || event.expr.kind !== 'call') return false;
    const kind = getAwaitableKind(evaluate(event.expr, getEventEnv(event, env)));
    return kind !== 'value' && kind !== 'unknown';
  });
  const [only, ...more] = awaitable;
  if (only?.expr.kind !== 'call' || more.length > 0) return 'unknown';
  const callee = evaluate(only.expr.func, getEventEnv(only, env));
  const entered = findBody(callee);
  if (entered !== undefined) return getBodyOperation(entered, seen);
  const name = findTypeName(callee);
  return name !== undefined && internalWaits.has(name) ? 'internal' : 'unknown';
}

function* getWaits({ fn, env }: Entered, seen: Set<FunctionEntity>): Generator<WaitKind> {
  for (const event of fn.scope.events) {
    if (waits.has(event.use)) yield getWaitKind(event, getEventEnv(event, env), seen);
  }
}

function getWaitKind(event: Event, env: Env, seen: Set<FunctionEntity>): WaitKind {
  const { use, expr } = event;
  if (use === 'asyncWith') return getEnteringKind(expr, env, event.isDropped === true, seen);
  if (use === 'asyncFor') return getIterationKind(expr, env, seen);
  if (expr.kind !== 'call') return getAwaitableKind(evaluate(expr, env)) === 'future' ? 'internal' : 'outside';
  return getCallKind(expr, env, event.isDropped === true, seen);
}

/** `async with x:`: a limiter, a context manager of the project that takes one, or anything else. */
function getEnteringKind(expr: Expr, env: Env, isDropped: boolean, seen: Set<FunctionEntity>): WaitKind {
  const type = evaluate(expr, env);
  if (getMembers(type).some(isLimiter)) return isOwnLimiter(expr, env) ? 'internal' : 'limiter';
  const callee = expr.kind === 'call' ? evaluate(expr.func, env) : undefined;
  const name = callee && findTypeName(callee);
  if (name !== undefined && internalWaits.has(name)) return 'internal';
  const body = findMethod(type, '__aenter__') ?? (callee && findBody(callee));
  if (body !== undefined) return isTakingLimiter(body, seen) ? 'limiter' : 'outside';
  return isDropped && isUnknown(type) ? 'possibleLimiter' : 'outside';
}

function isTakingLimiter(body: Entered, seen: Set<FunctionEntity>): boolean {
  if (seen.has(body.fn)) return false;
  seen.add(body.fn);
  for (const kind of getWaits(body, seen)) {
    if (kind !== 'internal') return kind === 'limiter';
  }
  return false;
}

/** Iterating waits for what the generator waits for; a queue's items come from inside. */
function getIterationKind(expr: Expr, env: Env, seen: Set<FunctionEntity>): WaitKind {
  if (isQueue(evaluate(expr, env))) return 'internal';
  const body = expr.kind === 'call' ? findBody(evaluate(expr.func, env)) : undefined;
  return body === undefined ? 'outside' : toWaitKind(getBodyOperation(body, seen));
}

function toWaitKind(operation: OperationKind): WaitKind {
  switch (operation) {
    case 'internal':
    case 'limited':
      return operation;
    default:
      return 'outside';
  }
}

function getCallKind(expr: CallExpr, env: Env, isDropped: boolean, seen: Set<FunctionEntity>): WaitKind {
  const callee = evaluate(expr.func, env);
  const name = findTypeName(callee);
  if (name !== undefined && internalWaits.has(name)) return 'internal';
  if (name !== undefined && transparentWaits.has(name)) return getArgumentsKind(expr, env, seen);
  // `acquire = semaphore.acquire; await acquire()`
  const method = expr.func.kind === 'name' ? findHeld(expr.func.id, env)?.expr : expr.func;
  if (method?.kind === 'attribute' && method.attr === 'acquire') {
    const owner = evaluate(method.value, env);
    if (getMembers(owner).some(isLimiter)) return isOwnLimiter(method.value, env) ? 'internal' : 'limiter';
    // What a pool gives is used; what a limiter gives says nothing.
    if (isDropped && owner.kind !== 'unknown') return isOfProject(owner) ? 'limiter' : 'outside';
    if (isUnknown(owner)) return 'possibleLimiter';
  }
  const body = findBody(callee);
  if (body !== undefined) {
    if (isDropped && isPacing(body, seen)) return 'limiter';
    return toWaitKind(getBodyOperation(body, seen));
  }
  const isBare = expr.args.length === 0 && expr.keywords.length === 0;
  return isDropped && isBare && isUnknown(callee) ? 'possibleLimiter' : 'outside';
}

/** `await gather(a(), b())` waits for each of what it is given. */
function getArgumentsKind(expr: CallExpr, env: Env, seen: Set<FunctionEntity>): WaitKind {
  const kinds = expr.args.map((argument): WaitKind => {
    const value = argument.kind === 'star' ? argument.value : argument;
    const own = value.kind === 'comprehension' ? value.element : value;
    const ownEnv = value.kind === 'comprehension' ? env.getChild(value.scope) : env;
    if (own.kind === 'call') return getCallKind(own, ownEnv, false, seen);
    if (own.kind === 'integer' || own.kind === 'constant') return 'internal';
    // A task that runs already: the same as `await task`.
    return value === argument && getAwaitableKind(evaluate(own, ownEnv)) === 'future' ? 'internal' : 'outside';
  });
  if (kinds.includes('outside') || kinds.includes('possibleLimiter')) return 'outside';
  return kinds.includes('limited') || kinds.includes('limiter') ? 'limited' : 'internal';
}

/** Whether a function is there to make others wait: it takes a limiter and waits for nothing outside. */
function isPacing(body: Entered, seen: ReadonlySet<FunctionEntity>): boolean {
  if (seen.has(body.fn)) return false;
  let isFound = pacing.get(body.env);
  if (isFound === undefined) pacing.set(body.env, (isFound = findPacing(body, new Set([...seen, body.fn]))));
  return isFound;
}

const pacing = new WeakMap<Env, boolean>();

function findPacing(body: Entered, seen: Set<FunctionEntity>): boolean {
  let isFound = false;
  for (const kind of getWaits(body, seen)) {
    if (kind === 'limiter') isFound = true;
    else if (kind !== 'internal') return false;
  }
  return isFound;
}

/** Whether the value lets only so many tasks through at a time. */
export function isLimiter(type: Type): boolean {
  if (type.kind === 'unresolved') return limiterClasses.has(type.name);
  if (!isInstance(type)) return false;
  return getAncestors(type.class).some((ancestor) => limiterClasses.has(getClassName(ancestor.class)));
}

/**
 * Whether each call of the function around makes a limiter for itself, which holds nobody back:
 * `async with asyncio.Semaphore(5):`, also by way of a local name. Who names what is locked makes one lock for all.
 */
function isOwnLimiter(expr: Expr, env: Env): boolean {
  if (expr.kind === 'call') {
    const callee = evaluate(expr.func, env);
    const name = callee.kind === 'class' ? getClassName(callee.class) : undefined;
    return name !== undefined && localLimiters.test(name);
  }
  const made = expr.kind === 'name' ? findOnlyValue(expr.id, env) : undefined;
  return made?.expr.kind === 'call' && made.env === env && isOwnLimiter(made.expr, env);
}

function isOfProject(type: Type): boolean {
  return isInstance(type) && type.class.module.origin === 'project';
}

/** Whether nothing is known of a value but its name. */
export function isUnknown(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'typevar' || type.kind === 'unresolved';
}

// --- workers

/** Methods that take one item out of a queue. */
const takers: ReadonlySet<string> = new Set(['get', 'get_nowait', 'receive', 'receive_nowait', 'pop', 'popleft']);

/**
 * Whether a function is a worker: it never ends, or takes its work in a loop from something that it shares with others.
 * There are as many of them as somebody wanted.
 */
function isWorker({ fn, env }: Entered): boolean {
  if (fn.scope.neverReturns === true && (fn.scope.loops?.length ?? 0) > 0) return true;
  return fn.scope.events.some((event) => {
    if (event.use === 'asyncFor') return isQueue(evaluate(event.expr, getEventEnv(event, env)));
    const { expr } = event;
    if (expr.kind !== 'call' || getLoopsAround(expr.start, fn.scope).length === 0) return false;
    return isTaking(expr, getEventEnv(event, env), fn);
  });
}

function isTaking({ func, args }: CallExpr, env: Env, fn: FunctionEntity): boolean {
  if (func.kind !== 'attribute' || !takers.has(func.attr)) return false;
  const owner = evaluate(func.value, env);
  if (isQueue(owner)) return true;
  if (func.attr === 'pop' || func.attr === 'popleft') return args.length <= 1 && isShared(func.value, env, fn);
  return args.length === 0 && isUnknown(owner);
}

/** Whether a name or attribute comes from outside of the function: a parameter, a closure, `self`. */
function isShared(expr: Expr, env: Env, fn: FunctionEntity): boolean {
  if (expr.kind === 'attribute') return true;
  if (expr.kind !== 'name') return false;
  const home = findBindingEnv(expr.id, env);
  return home?.index !== fn.index || fn.scope.parameters.some(({ name }) => name === expr.id);
}

function isQueue(type: Type): boolean {
  return getMembers(type).some(
    (member) =>
      isInstance(member) &&
      getAncestors(member.class).some((ancestor) => queueClasses.includes(getClassName(ancestor.class))),
  );
}
