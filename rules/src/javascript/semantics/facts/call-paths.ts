import type { CallPath, CallStep } from '../../../project/calls/call-path.js';
import { getOrAdd, remember } from '../../../project/remember.js';
import type { FunctionEntity, LibraryEntity } from '../module-file.js';
import { findOverrides, getOwnOverrides } from './overrides.js';
import type { CallSummary } from '../summary.js';

/** What is looked for along calls. */
export interface CallPathQuery {
  /** Of what the answer depends on beside the files; equal keys mean equal answers of `findTarget`. */
  readonly key: string;
  /** The name of what a library call does, if it is what is looked for. */
  readonly findTarget: (callee: LibraryEntity, call: CallSummary, caller: FunctionEntity) => string | undefined;
  /** Whether paths go through the call; through every call when absent. */
  readonly follows?: (call: CallSummary) => boolean;
  /** Whether the calls of a function of the project are looked at. */
  readonly enters?: (fn: FunctionEntity) => boolean;
  /** Whether paths go through coroutines and generators too. */
  readonly followsAsync?: boolean;
  /** How many functions of the project a path may go through. */
  readonly depth?: number;
}

interface Visit {
  readonly fn: FunctionEntity;
  readonly steps: readonly CallStep[];
}

/** By key of the query the functions from which no target is reached. */
const getAllClean = remember((_state: object) => new Map<string, Set<FunctionEntity>>());

/**
 * The shortest chain of calls from a synchronous function of the project to a target, cached calls left out. Undefined
 * when there is none, and for asynchronous functions and generators, which do not run when they are called.
 */
export function findCallPath(fn: FunctionEntity, query: CallPathQuery): CallPath | undefined {
  // Overrides in other files take a look at all texts of the project, which is for paths that are otherwise certain.
  return search(fn, query) && search(fn, toThorough(query));
}

interface Search extends CallPathQuery {
  /** Whether overrides in other files are looked at, too. */
  readonly isThorough?: true;
}

function toThorough(query: CallPathQuery): Search {
  return { ...query, key: `${query.key} in all files`, isThorough: true };
}

function search(fn: FunctionEntity, query: Search): CallPath | undefined {
  const clean = getOrAdd(getAllClean(fn.file.project.state), query.key, () => new Set());
  const seen = new Set([fn]);
  let level: Visit[] = [{ fn, steps: [] }];
  let isCut = false;
  for (let depth = 1; level.length > 0; depth++) {
    if (query.depth !== undefined && depth > query.depth) {
      isCut = true;
      break;
    }
    const next: Visit[] = [];
    for (const visit of level) {
      if (!isEntered(visit.fn, query) || clean.has(visit.fn)) continue;
      const path = visitCalls(visit, query, seen, next);
      if (path) return path;
    }
    level = next;
  }
  if (!isCut) for (const one of seen) clean.add(one);
  return undefined;
}

/** The path to a target that a function calls itself; otherwise the functions that it calls and were not seen are next. */
function visitCalls(
  { fn: caller, steps }: Visit,
  query: Search,
  seen: Set<FunctionEntity>,
  next: Visit[],
): CallPath | undefined {
  for (const call of caller.summary.calls) {
    if (call.isCached || query.follows?.(call) === false) continue;
    const callee = caller.file.resolveCallee(call);
    if (callee?.kind === 'library') {
      const target = query.findTarget(callee, call, caller);
      if (target !== undefined) return { steps: [...steps, { ...toStep(caller, call), label: target }], target };
    } else if (callee?.kind === 'function') {
      const entered = findEntered(callee, call, query);
      if (!entered || seen.has(entered)) continue;
      seen.add(entered);
      next.push({ fn: entered, steps: [...steps, toStep(caller, call)] });
    }
  }
  return undefined;
}

/** Like {@link findCallPath}, for what a call enters, which may be any of the overrides of a method. */
export function findPathOfCall(callee: FunctionEntity, call: CallSummary, query: CallPathQuery): CallPath | undefined {
  const find = (one: Search): CallPath | undefined => {
    const entered = findEntered(callee, call, one);
    return entered && search(entered, one);
  };
  return find(query) && find(toThorough(query));
}

/** Methods whose overrides are being looked at. */
const pending = new Set<FunctionEntity>();

/**
 * The function that stands for what a call enters. Where a method has overrides, and the call may mean any of them, all of
 * them have to lead to the target; undefined when one does not.
 */
function findEntered(callee: FunctionEntity, call: CallSummary, query: Search): FunctionEntity | undefined {
  if (!isDynamic(call)) return callee;
  const isEverywhere = query.isThorough === true || callee.summary.isBodiless;
  const overrides = isEverywhere ? findOverrides(callee) : getOwnOverrides(callee);
  if (overrides?.length === 0) return callee;
  if (!overrides || pending.has(callee)) return undefined;
  pending.add(callee);
  try {
    const candidates = callee.summary.isBodiless ? overrides : [callee, ...overrides];
    return candidates.every((one) => search(one, query)) ? candidates[0] : undefined;
  } finally {
    pending.delete(callee);
  }
}

/** Whether the call is of a method of something whose exact class is not known. */
function isDynamic({ callee }: CallSummary): boolean {
  if (!callee) return true;
  return callee.kind === 'member' && !(callee.of.kind === 'instance' && callee.of.isExact === true);
}

function isEntered(fn: FunctionEntity, { enters, followsAsync = false }: CallPathQuery): boolean {
  if (!followsAsync && (fn.summary.isAsync || fn.summary.isGenerator)) return false;
  return enters?.(fn) ?? true;
}

function toStep(caller: FunctionEntity, { label, start, end }: CallSummary): CallStep {
  return { label, at: { path: caller.file.path, start, end } };
}
