import type { CallEdge } from '../../../../project/calls/reach.js';
import type { Env } from '../../entities.js';
import type { CallMatcher } from '../../python-facts.js';
import type { Entered } from './entered.js';
import { isRunByLoop } from './loop-run.js';
import { findOverrides, isUnimplemented } from './overrides.js';
import type { ResolvedCall } from './resolved-call.js';
import { getCalls } from './resolved-calls.js';

/** The edges of a function in the call graph, its targets being what the matcher says. */
export function getCallEdges(env: Env, matcher: CallMatcher): readonly CallEdge<Env>[] {
  if (isFine(env, matcher) || isAsynchronous(env)) return [];
  return getCalls(env).flatMap((call) => toEdge(call, env, matcher) ?? []);
}

/** A call as an edge, if it is a target or can be followed. */
export function toEdge(call: ResolvedCall, env: Env, matcher: CallMatcher): CallEdge<Env> | undefined {
  const { name, entered, label, start, end } = call;
  const isTarget = name !== undefined && matcher.match(name, call.arguments);
  if (!isTarget && entered.length === 0) return undefined;
  const at = { path: env.module.path, start, end };
  if (isTarget) {
    return { step: { label: call.isImplicit ? label : `${name}()`, at }, target: name };
  }
  const callees = entered.filter(({ fn }) => !isUnimplemented(fn.scope)).map((one) => one.env);
  const isOpen = entered.some(({ receiver }) => receiver !== undefined);
  if (callees.length === 0 && !isOpen) return undefined;
  return { step: { label, at }, callees, findOthers: isOpen ? () => findOthers(entered, call, env) : undefined };
}

function findOthers(entered: readonly Entered[], call: ResolvedCall, { module }: Env): readonly Env[] | undefined {
  const others: Env[] = [];
  for (const one of entered) {
    const overrides = findOverrides(one, call.access, module);
    if (overrides === undefined) return undefined;
    others.push(...overrides);
  }
  return others;
}

/** What the event loop runs itself is checked there, where it stands. */
function isAsynchronous({ module, index, scope }: Env): boolean {
  return scope.kind === 'function' && isRunByLoop(module.getFunction(index));
}

function isFine({ module, index, scope }: Env, matcher: CallMatcher): boolean {
  if (scope.kind !== 'function') return false;
  const name = `${module.name}.${module.getQualname(index)}`;
  return matcher.isFine?.(name, scope.isMarkedNonBlocking === true) ?? false;
}
