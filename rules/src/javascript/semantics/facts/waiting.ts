import { getOrAdd } from '../../../project/remember.js';
import { findResource, type Resource } from '../../library/input-output.js';
import { isLimiter } from '../../library/limiters.js';
import { isRetry } from '../../library/retries.js';
import type { Entity, FunctionEntity, LibraryEntity } from '../module-file.js';
import { globalModule } from '../origins.js';
import type { CallSummary, FunctionSummary } from '../summary.js';
import { findOverrides } from './overrides.js';

/**
 * What a function waits for when it is started:
 * - `limited`: first of all for its turn, so that it does not matter how many are started
 * - a resource that very many of them exhaust
 * - `harmless`: for nothing, or for what cannot be exhausted
 * - `unknown`
 */
export type Waiting = 'limited' | Resource | 'harmless' | 'unknown';

/** Names by which projects call limiters of their own. A wrong guess costs a missed report, not a false one. */
const limiterName = /limit|semaphore|throttl|mutex|\block|queue|(?:worker|thread)_?pool|schedul|acquire|concurren/i;

/** Names that speak of a limiter as of the thing that is worked on: `getQueueLength`, but not `fetchThrottled`. */
const workedOnName =
  /(?<=^|[.`])(?:get|fetch|load|read|list|find|count|query|download|upload|save|store|create|update|delete|remove|post|put|patch|send|check|is|has)(?=[A-Z_])(?!\w*(?:ed(?![a-z])|With|Using|Through|Via|In(?![a-z])))\w*\(\)`?$/;

/** Modules that are the project's own under another name count as unknown, and so do most packages. */
const knownHarmless =
  /^(?:assert|async_hooks|crypto|dns|events|fs|fs-extra|graceful-fs|jsonfile|path|perf_hooks|timers|url|util|zlib)(?:\/|$)/;

/** What it waits for when a function calls what it was given as argument `index`. */
type HandedWaiting = (index: number) => Waiting;

const unknownHanded: HandedWaiting = () => 'unknown';

/** What one question leads to: the functions that are being looked at, and what the others wait for, by what they were given. */
class Search {
  readonly open = new Set<FunctionEntity>();
  private readonly answers = new Map<FunctionEntity, Map<string, Waiting>>();

  /** What a function waits for; looked for once for all calls that give it the same. */
  find(fn: FunctionEntity, given: string, look: () => Waiting): Waiting {
    const known = getOrAdd(this.answers, fn, () => new Map<string, Waiting>());
    return getOrAdd(known, given, look);
  }
}

/**
 * What starting a function of the project waits for.
 * @param handed of what it is given; unknown by default
 */
export function getWaiting(fn: FunctionEntity, search = new Search(), handed = unknownHanded): Waiting {
  if (search.open.has(fn)) return 'harmless';
  if (fn.summary.isBodiless) return 'unknown';
  search.open.add(fn);
  const given = getTakenIndexes(fn.summary).map(handed).join();
  const waiting = search.find(fn, given, () => findWaiting(fn, search, handed));
  search.open.delete(fn);
  return waiting;
}

/** The indexes of the arguments that a function calls, or hands to what it calls, and waits for. */
function getTakenIndexes({ calls }: FunctionSummary): readonly number[] {
  return calls.flatMap(({ parameter, handed = {} }) => [
    ...(parameter === undefined ? [] : [parameter]),
    ...Object.values(handed).flatMap((value) => (value.kind === 'parameter' ? [value.index] : [])),
  ]);
}

function findWaiting(fn: FunctionEntity, search: Search, handed: HandedWaiting): Waiting {
  let found: Waiting = 'harmless';
  for (const call of fn.summary.calls) {
    if (!call.isAwaited && !call.isReturned) continue;
    const known = getOwnWaiting(call, fn, search, handed);
    const isOfHanded = call.parameter !== undefined || call.handed !== undefined;
    // What nobody knows, before it calls what it was given, may be the wait for its turn.
    if (isOfHanded && known === 'connections' && found === 'unknown') return 'unknown';
    const waiting = call.isTurn && known !== 'connections' ? 'limited' : known;
    if (waiting === 'limited') return found === 'files' ? found : 'limited';
    if (waiting === 'connections') return 'connections';
    if (waiting === 'files' || found === 'harmless') found = waiting;
  }
  return found;
}

function getOwnWaiting(
  call: CallSummary,
  { file, summary }: FunctionEntity,
  search: Search,
  handed: HandedWaiting,
): Waiting {
  const { parameter } = call;
  if (parameter !== undefined) return limiterName.test(call.label) ? 'limited' : handed(parameter);
  const getHanded: HandedWaiting = (index) => {
    const value = call.handed?.[index];
    if (value?.kind === 'parameter') return handed(value.index);
    const entity = value && file.resolve(value);
    return entity ? getCallWaiting(entity, { label: '' }, search) : 'unknown';
  };
  const callee = file.resolveCallee(call);
  if (callee?.kind === 'library' && isLimiter(callee) && isMadeIn(summary, call, callee)) return getHanded(0);
  return getCallWaiting(callee, call, search, getHanded);
}

/** Whether each run of the function makes for itself what the call is a call of: a limiter that holds nobody back. */
function isMadeIn({ start, end }: FunctionSummary, { callee, holder }: CallSummary, limiter: LibraryEntity): boolean {
  if (callee?.kind !== 'imported' || callee.module !== limiter.module || holder?.isMade !== true) return false;
  const offset = Number(/@(\d+)$/.exec(holder.name)?.[1]);
  return start <= offset && offset < end;
}

/** The same for a call whose callee is resolved. */
export function getCallWaiting(
  callee: Entity | undefined,
  call: Pick<CallSummary, 'label'>,
  search = new Search(),
  handed = unknownHanded,
): Waiting {
  if (callee?.kind === 'library') {
    if (isLimiter(callee)) return 'limited';
    if (isRetry(callee)) return handed(0);
    const resource = findResource(callee);
    if (resource) return resource;
    if (limiterName.test(`${callee.module}.${callee.name}`)) return 'limited';
    return callee.module === globalModule || knownHarmless.test(callee.module) ? 'harmless' : 'unknown';
  }
  if (limiterName.test(call.label.replace(workedOnName, ''))) return 'limited';
  return callee?.kind === 'function' ? getWaitingOfAny(callee, search, handed) : 'unknown';
}

/** What a method waits for, whichever of its overrides it is: only what all of them agree on, but for those that call it. */
function getWaitingOfAny(fn: FunctionEntity, search: Search, handed: HandedWaiting): Waiting {
  const waiting = getWaiting(fn, search, handed);
  if (waiting !== 'connections' && waiting !== 'files' && !fn.summary.isBodiless) return waiting;
  const overrides = findOverrides(fn);
  if (!overrides) return 'unknown';
  const own = fn.summary.isBodiless ? [] : [waiting];
  const others = overrides.filter((one) => !search.open.has(one)).map((one) => getWaiting(one, search, handed));
  const [first, ...more] = [...own, ...others];
  if (first === undefined) return overrides.length > 0 ? 'harmless' : 'unknown';
  return more.every((one) => one === first) ? first : 'unknown';
}
