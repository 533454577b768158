import type { CallPath } from '../../../../project/calls/call-path.js';
import type { ReachSolver } from '../../../../project/calls/reach.js';
import { getOrAdd } from '../../../../project/remember.js';
import type { Span } from '../../../../project/text/span.js';
import type { Env } from '../../entities.js';
import type { PythonProject } from '../../project.js';
import type { CallMatcher } from '../../python-facts.js';
import type { Expr } from '../../summary-expressions.js';
import { getCallEdges, toEdge } from './call-edges.js';
import { resolveCallback } from './implicit-calls.js';
import type { ResolvedCall } from './resolved-call.js';
import { getCalls } from './resolved-calls.js';

/** The ways from the code of one module to calls that a matcher knows, through the functions of the project. */
export class CallPaths {
  readonly #project: PythonProject;
  readonly #calls = new Map<Env, ReadonlyMap<number, readonly ResolvedCall[]>>();

  constructor(project: PythonProject) {
    this.#project = project;
  }

  /**
   * From a call.
   * @param call where it is in the text
   * @param env in which it stands
   */
  findPathOfCall(call: Span, env: Env, matcher: CallMatcher): CallPath | undefined {
    const running = getRunningEnv(env);
    const resolved = this.#getOwnCalls(running)
      .get(call.start)
      ?.find(({ end }) => end === call.end);
    return resolved && this.#findPathOf(resolved, running, matcher);
  }

  /** From the call that whoever gets the callback makes. */
  findPathOfCallback(callback: Expr, env: Env, matcher: CallMatcher): CallPath | undefined {
    const [resolved] = resolveCallback(callback, env);
    return resolved && this.#findPathOf(resolved, env, matcher);
  }

  /** From what runs with an environment without being called in the text. */
  findImplicitPaths(env: Env, matcher: CallMatcher): readonly CallPath[] {
    const implicit = getCalls(env).filter(({ isImplicit }) => isImplicit);
    return implicit.flatMap((call) => this.#findPathOf(call, env, matcher) ?? []);
  }

  #findPathOf(call: ResolvedCall, env: Env, matcher: CallMatcher): CallPath | undefined {
    const edge = toEdge(call, env, matcher);
    return edge && this.#getReach(matcher).findEdgePath(edge);
  }

  #getReach(matcher: CallMatcher): ReachSolver<Env> {
    return this.#project.getReach(matcher.id, (one) => getCallEdges(one, matcher));
  }

  /** The calls in the text that run with a function, by where they start. */
  #getOwnCalls(env: Env): ReadonlyMap<number, readonly ResolvedCall[]> {
    return getOrAdd(this.#calls, env, () => {
      const calls = new Map<number, ResolvedCall[]>();
      for (const call of getCalls(env)) if (!call.isImplicit) getOrAdd(calls, call.start, () => []).push(call);
      return calls;
    });
  }
}

/** The environment of the function (or module) with which the code in an environment runs. */
function getRunningEnv(env: Env): Env {
  let running = env;
  while ((running.scope.kind === 'comprehension' || running.scope.kind === 'class') && running.parent !== undefined) {
    running = running.parent;
  }
  return running;
}
