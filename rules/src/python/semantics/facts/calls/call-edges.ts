import type { CallStep } from '../../../../project/calls/call-path.js';
import type { CallEdge } from '../../../../project/calls/reach.js';
import type { Location } from '../../../../project/text/location.js';
import type { Span } from '../../../../project/text/span.js';
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
  const { name, entered, label, place } = call;
  const isTarget = name !== undefined && matcher.match(name, call.arguments);
  if (!isTarget && entered.length === 0) return undefined;
  const { path } = env.module;
  if (isTarget) return { step: new PlacedStep(call.isImplicit ? label : `${name}()`, path, place), target: name };
  const callees = entered.filter(({ fn }) => !isUnimplemented(fn.scope)).map((one) => one.env);
  const isOpen = entered.some(({ receiver }) => receiver !== undefined);
  if (callees.length === 0 && !isOpen) return undefined;
  return {
    step: new PlacedStep(label, path, place),
    callees,
    findOthers: isOpen ? () => findOthers(entered, call, env) : undefined,
  };
}

/** A call that stands where the summary tells, whenever it is asked. */
class PlacedStep implements CallStep {
  constructor(
    readonly label: string,
    private readonly path: string,
    private readonly place: Span,
  ) {}

  get at(): Location {
    return { path: this.path, start: this.place.start, end: this.place.end };
  }
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
