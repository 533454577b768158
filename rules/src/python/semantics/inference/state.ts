import type { ClassEntity, Env } from '../entities.js';
import { isWithin, type Type, unknown } from '../types.js';

/** Deeper questions than this are not worth their answer. */
const maxDepth = 90;
/** After so many steps for one question, answers found inside a cycle are kept, so that it comes to an end. */
const maxSteps = 4000;

/** How deep calls, calls for the sake of their types, and bases of classes are inside one another just now. */
export const nesting = {
  calls: 0,
  probes: 0,
  classes: new Map<ClassEntity, number>(),
};

/** What an answer was taken to be before it was known. */
interface Assumption {
  /** It has nothing that this has not; unknown where nothing can be assumed. */
  readonly type: Type;
  /** Whether something that was found on the way rests on it. */
  readonly isUsed: boolean;
}

/** What is under way while one question is being answered. */
export class InferenceState {
  /** How many questions are under way. */
  depth = 0;
  /**
   * The questions that are under way, outermost first: about which key, in which environment. What stands behind them is
   * left from earlier ones: a list that is emptied gives its room away, and each question would ask for some anew.
   */
  private readonly keys: object[] = [];
  private readonly envs: Env[] = [];
  /** What the answers to questions that are under way were taken to be, by their depths. */
  readonly assumptions = new Map<number, Assumption>();
  /** Depth of the outermost question that an answer inside a cycle was waiting for. */
  lowest = Number.POSITIVE_INFINITY;
  steps = 0;

  /** @returns the depth of the question, from 1 */
  enter(env: Env, key: object): number {
    this.envs[this.depth] = env;
    this.keys[this.depth] = key;
    return ++this.depth;
  }

  leave(): void {
    this.assumptions.delete(this.depth);
    this.depth--;
  }

  /** The depth of a question that is under way. */
  findDepth(env: Env, key: object): number | undefined {
    const { keys, envs } = this;
    for (let index = this.depth - 1; index >= 0; index--) {
      if (keys[index] === key && envs[index] === env) return index + 1;
    }
    return undefined;
  }

  /** An answer, and whether it does not depend on a question that is still under way. */
  watch(compute: () => Type): { readonly type: Type; readonly isWhole: boolean } {
    const outerLowest = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    const type = compute();
    const isWhole = this.lowest === Number.POSITIVE_INFINITY;
    this.lowest = Math.min(outerLowest, this.lowest);
    return { type, isWhole };
  }

  /** Starts afresh after a question that ended with an exception. */
  reset(): void {
    this.depth = 0;
    this.assumptions.clear();
    this.lowest = Number.POSITIVE_INFINITY;
    nesting.calls = 0;
    nesting.probes = 0;
    nesting.classes.clear();
  }
}

/** Whether a question is being answered just now that others may be waiting for. */
export function isUnderWay(state: InferenceState): boolean {
  return state.depth > 0 || nesting.probes > 0 || nesting.classes.size > 0;
}

/** The answer to a question about `key` in an environment, if it is known: most questions are asked again and again. */
export function findMemoized(env: Env, key: object): Type | undefined {
  return env.memo?.get(key);
}

/**
 * The answer to a question about `key` in an environment, computed once. A question that comes back to itself is
 * answered with `unknown`, and answers that were found on the way are not kept: asked by themselves they may be better.
 */
export function memoize(env: Env, key: object, compute: () => Type): Type {
  const known = env.memo?.get(key);
  if (known !== undefined) return known;
  const { state } = env.module.project;
  const busyAt = state.findDepth(env, key);
  if (busyAt !== undefined || state.depth >= maxDepth) {
    state.lowest = Math.min(state.lowest, busyAt ?? 0);
    return unknown;
  }
  if (state.depth === 0) state.steps = 0;
  state.steps++;
  const depth = state.enter(env, key);
  const outerLowest = state.lowest;
  state.lowest = Number.POSITIVE_INFINITY;
  let result = compute();
  const assumption = state.assumptions.get(depth);
  if (assumption?.isUsed === true && !isWithin(result, assumption.type)) {
    state.assumptions.set(depth, { type: unknown, isUsed: false });
    result = compute();
  }
  state.leave();
  const isOwn = state.lowest >= depth;
  if (isOwn || state.steps > maxSteps) (env.memo ??= new Map<object, Type>()).set(key, result);
  state.lowest = isOwn ? outerLowest : Math.min(outerLowest, state.lowest);
  return result;
}

/** Whether a question is under way, and its answer depends on that of the question which is asked just now. */
export function isBeingAnswered(env: Env, key: object): boolean {
  return findMemoized(env, key) === undefined && env.module.project.state.findDepth(env, key) !== undefined;
}

/** Goes on as if the answer to a question that is under way were within a type. Whether that can be: it is not known to be wrong. */
export function assume(env: Env, key: object, type: Type): boolean {
  const { state } = env.module.project;
  const depth = state.findDepth(env, key) ?? 0;
  const { type: earlier = type, isUsed = false } = state.assumptions.get(depth) ?? {};
  const assumed = isWithin(earlier, type) ? earlier : unknown;
  const isPossible = assumed.kind !== 'unknown';
  state.assumptions.set(depth, { type: assumed, isUsed: isUsed || isPossible });
  state.lowest = Math.min(state.lowest, depth);
  return isPossible;
}
