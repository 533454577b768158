import type { CallEdge } from '../../../project/reach.js';
import type { Env, FunctionEntity } from '../entities.js';
import { getFunctionEnv } from '../inference/calls.js';
import { evaluate } from '../inference/expressions.js';
import { getMember } from '../inference/members.js';
import type { CallArguments, CallMatcher } from '../python-facts.js';
import type { CallExpr, Event, Expr } from '../summary.js';
import type { Type } from '../types.js';
import { findClassName, findDynamicName, findTypeName } from './qualified-names.js';

/** A call of a function that runs when the function does, and what it resolves to. */
interface ResolvedCall {
  /** The dotted name of what is called. */
  readonly name: string | undefined;
  readonly arguments: CallArguments;
  /** The synchronous function of the project that the call enters. */
  readonly callee: FunctionEntity | undefined;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const callsOf = new WeakMap<FunctionEntity, readonly ResolvedCall[]>();
const noArguments: CallArguments = { positional: [], keywords: new Map() };

/** The edges of a function in the call graph, its targets being what the matcher says. */
export function getCallEdges(fn: FunctionEntity, matcher: CallMatcher): readonly CallEdge<FunctionEntity>[] {
  if (isFine(fn, matcher)) return [];
  const edges: CallEdge<FunctionEntity>[] = [];
  for (const call of getCalls(fn)) {
    const isTarget = call.name !== undefined && matcher.match(call.name, call.arguments);
    if (!isTarget && call.callee === undefined) continue;
    const label = isTarget ? `${call.name}()` : call.label;
    const step = { label, at: { path: fn.module.path, start: call.start, end: call.end } };
    edges.push(isTarget ? { step, target: call.name } : { step, callee: call.callee });
  }
  return edges;
}

function isFine(fn: FunctionEntity, matcher: CallMatcher): boolean {
  return matcher.isFine?.(`${fn.module.name}.${fn.qualname}`, fn.scope.isMarkedNonBlocking === true) ?? false;
}

function getCalls(fn: FunctionEntity): readonly ResolvedCall[] {
  let calls = callsOf.get(fn);
  if (calls === undefined) {
    const env = getFunctionEnv(fn, fn.module.getEnv(fn.scope.parent));
    calls = fn.scope.events.flatMap((event) => resolveEvent(event, env));
    callsOf.set(fn, calls);
  }
  return calls;
}

/** The environment that an event's expression belongs to. */
export function getEventEnv(event: Event, env: Env): Env {
  return event.scope === undefined ? env : env.module.getEnv(event.scope);
}

function resolveEvent(event: Event, functionEnv: Env): readonly ResolvedCall[] {
  if (event.noLoop === true) return [];
  const env = getEventEnv(event, functionEnv);
  const { expr } = event;
  switch (event.use) {
    case 'call':
    case 'statement':
    case 'await':
      return expr.kind === 'call' ? resolveCall(expr, env) : [];
    case 'with':
      return resolveEntering(expr, env);
    case 'for':
      return resolveIteration(expr, env);
    default:
      return [];
  }
}

function resolveCall(expr: CallExpr, env: Env): readonly ResolvedCall[] {
  const type = evaluate(expr.func, env);
  const name = findTypeName(type) ?? findDynamicMethod(expr.func, env);
  const callee = findEntered(type);
  const isFollowed = callee !== undefined && !callee.scope.isAsync && !callee.scope.isGenerator;
  if (name === undefined && !isFollowed) return [];
  return [
    {
      name,
      arguments: toCallArguments(expr),
      callee: isFollowed ? callee : undefined,
      label: `${getText(expr.func)}()`,
      start: expr.start,
      end: expr.end,
    },
  ];
}

function findDynamicMethod(callee: Expr, env: Env): string | undefined {
  return callee.kind === 'attribute' ? findDynamicName(evaluate(callee.value, env), callee.attr) : undefined;
}

/** `with x:` is a call of `__enter__`. */
function resolveEntering(expr: Expr, env: Env): readonly ResolvedCall[] {
  const type = evaluate(expr, env);
  const className = findClassName(type);
  if (className === undefined) return [];
  const method = getMember(type, '__enter__');
  const callee = findEntered(method);
  const place = getPlace(expr);
  return [{ name: `${className}.__enter__`, arguments: noArguments, callee, label: `with ${getText(expr)}`, ...place }];
}

/** A generator function runs when it is iterated over. */
function resolveIteration(expr: Expr, env: Env): readonly ResolvedCall[] {
  if (expr.kind !== 'call') return [];
  const callee = findEntered(evaluate(expr.func, env));
  if (callee === undefined || !callee.scope.isGenerator || callee.scope.isAsync) return [];
  const place = getPlace(expr);
  return [{ name: undefined, arguments: noArguments, callee, label: `${getText(expr.func)}()`, ...place }];
}

/** The function of the project whose body a call of the value enters. */
export function findEntered(type: Type): FunctionEntity | undefined {
  switch (type.kind) {
    case 'function':
      return type.overloads === undefined && type.fn.module.origin === 'project' ? type.fn : undefined;
    case 'callable':
      return type.wrapped && findEntered(type.wrapped);
    case 'class': {
      if (type.class.module.origin !== 'project') return undefined;
      return findEntered(getMember({ kind: 'instance', class: type.class }, '__init__'));
    }
    case 'instance':
      return type.class.module.origin === 'project' ? findEntered(getMember(type, '__call__')) : undefined;
    default:
      return undefined;
  }
}

export function toCallArguments(expr: CallExpr): CallArguments {
  return {
    positional: expr.args.map(findLiteral),
    keywords: new Map(expr.keywords.map((keyword) => [keyword.name, findLiteral(keyword.value)])),
  };
}

/** `False`, `0`, `'r'`, `os.WNOHANG`: a constant as it is written, with single quotes; undefined for anything else. */
function findLiteral(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'integer':
      return expr.text;
    case 'string':
      return expr.value === undefined ? undefined : `'${expr.value}'`;
    case 'constant':
      if (expr.value === 'float') return expr.text;
      return expr.value === 'True' || expr.value === 'False' || expr.value === 'None' ? expr.value : undefined;
    case 'attribute':
      return /^[A-Z][A-Z0-9_]*$/.test(expr.attr) ? getText(expr) : undefined;
    default:
      return undefined;
  }
}

/** How an expression is written, as far as names go. */
function getText(expr: Expr): string {
  switch (expr.kind) {
    case 'name':
      return expr.id;
    case 'attribute':
      return `${getText(expr.value)}.${expr.attr}`;
    case 'call':
      return `${getText(expr.func)}()`;
    case 'await':
      return `(await ${getText(expr.value)})`;
    case 'subscript':
      return `${getText(expr.value)}[…]`;
    default:
      return '…';
  }
}

function getPlace(expr: Expr): { readonly start: number; readonly end: number } {
  switch (expr.kind) {
    case 'call':
      return { start: expr.start, end: expr.end };
    case 'name':
      return { start: expr.start, end: expr.start + expr.id.length };
    case 'attribute':
      return { start: getPlace(expr.value).start, end: expr.start + expr.attr.length };
    case 'await':
    case 'subscript':
      return getPlace(expr.value);
    default:
      return { start: 0, end: 0 };
  }
}
