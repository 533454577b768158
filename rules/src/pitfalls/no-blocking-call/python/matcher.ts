import { getOrAdd } from '../../../project/remember.js';
import type { CallArguments, CallMatcher, CallOwner } from '../../../python/semantics/python-facts.js';
import { isConstantName, noArguments } from '../../../python/semantics/facts/calls/expression-text.js';
import { findBlockingCall } from './blocking-calls.js';
import type { BlockingCall, NonBlockingArgument } from './blocking-entry.js';
import { getEnabledGroups, type Group, type RuleOptions } from '../options.js';

/** Tells blocking calls from others, under the options of the rule. */
export interface BlockingMatcher extends CallMatcher {
  /**
   * What blocks in a call that asynchronous code makes itself; undefined when nothing does.
   * @param call without it, of a call that gives no arguments
   */
  find(qualifiedName: string, call?: CallArguments): BlockingCall | undefined;
}

const matchersById = new Map<string, BlockingMatcher>();

/** The matcher for a set of options. */
export function getBlockingMatcher(options: RuleOptions): BlockingMatcher {
  const groups = getEnabledGroups(options);
  const allowed = new Set(options.allow);
  const id = `no-blocking-call:${[...groups].join()}:${[...allowed].join()}`;
  return getOrAdd(matchersById, id, () => createMatcher(id, groups, allowed));
}

function createMatcher(id: string, groups: ReadonlySet<Group>, allowed: ReadonlySet<string>): BlockingMatcher {
  const find: BlockingMatcher['find'] = (qualifiedName, call = noArguments) => {
    if (allowed.has(qualifiedName)) return undefined;
    const known = findBlockingCall(qualifiedName);
    if (known === undefined || !groups.has(known.group)) return undefined;
    if (known.isForWholeFiles && call.positional[0]?.includes('.read') !== true) return undefined;
    if (known.needs !== undefined && !isWaiting(known.needs, call)) return undefined;
    return known.unless.some((argument) => isGiven(argument, call)) ? undefined : known;
  };
  return {
    id,
    find,
    match(qualifiedName, call) {
      const known = find(qualifiedName, call);
      if (known === undefined || (qualifiedName === 'time.sleep' && isShort(call))) return false;
      return isMetInChains(known, call, groups);
    },
    isFine: (qualifiedName, isMarkedNonBlocking) => isMarkedNonBlocking || allowed.has(qualifiedName),
  };
}

/** Whether what is known of the object says that a call blocks wherever it is made. */
function isMetInChains({ inChains }: BlockingCall, { findOwner }: CallArguments, enabled: ReadonlySet<Group>): boolean {
  if (inChains === 'always' || inChains === 'never') return inChains === 'always';
  if (inChains === 'fileAccess') return enabled.has('file');
  const owner = findOwner?.();
  if (owner === undefined) return false;
  if (inChains === 'waitingPort') return isWaitingPort(owner);
  if (inChains === 'boundedQueue') {
    const { positional, keywords } = owner.arguments;
    const size = keywords.has('maxsize') ? keywords.get('maxsize') : positional[0];
    return positional.length + keywords.size > 0 && !(Number(size) <= 0);
  }
  return /^(?:socket|ssl)\./.test(owner.madeBy) && !isSetNonBlocking(owner);
}

/** Whether reading from a serial port waits: its `timeout` is not 0, as nothing else says. */
export function isWaitingPort({ madeBy, arguments: { positional, keywords } }: CallOwner): boolean {
  // The timeout is the sixth parameter: https://pyserial.readthedocs.io/en/latest/pyserial_api.html#serial.Serial
  const given = keywords.has('timeout') ? keywords.get('timeout') : positional[5];
  const isGiven = keywords.has('timeout') || positional.length > 5;
  const isKnown = given !== undefined && !isConstantName(given);
  return madeBy === 'serial.Serial' && (!isGiven || (isKnown && Number(given) !== 0));
}

/** Methods that make a socket non-blocking, or are the event loop's own for sockets that are. */
const setsNonBlocking = /^(?:setblocking|setdefaulttimeout|sock_\w+)$/;

/** Whether a module makes sockets non-blocking, or may: by a time limit under a second, or one that it works out. */
function isSetNonBlocking({ getCallsByMethod }: CallOwner): boolean {
  const calls = getCallsByMethod();
  const limits = calls.get('settimeout') ?? [];
  const isLimited = limits.some(
    ({ positional: [limit] }) => limit === undefined || isConstantName(limit) || isUnderASecond(limit),
  );
  return isLimited || [...calls.keys()].some((name) => setsNonBlocking.test(name));
}

/** Whether a time limit is under a second: `0`, `0.5`. `None` is no limit. */
export function isUnderASecond(limit: string): boolean {
  return /^(?:0|\.\d)/.test(limit);
}

/** Whether a sleep is no longer than a task may take anyway: the moment that a polling helper gives other threads. */
function isShort({ positional: [seconds] }: CallArguments): boolean {
  return seconds !== undefined && Number(seconds) <= 0.01;
}

/** Whether an argument is given with another value than the one that makes the call return at once. */
function isWaiting(argument: NonBlockingArgument, call: CallArguments): boolean {
  return isThere(argument, call) && !isGiven(argument, call);
}

function isThere(
  { keyword, position = Infinity }: NonBlockingArgument,
  { positional, keywords }: CallArguments,
): boolean {
  return keywords.has(keyword) || positional.length > position;
}

function isGiven(argument: NonBlockingArgument, call: CallArguments): boolean {
  const { keyword, position = Infinity, value } = argument;
  if (value === 'any') return isThere(argument, call);
  const given = call.keywords.has(keyword) ? call.keywords.get(keyword) : call.positional[position];
  return given !== undefined && (given === value || (value === '0' && /^-?0*(\.0*)?$/.test(given)));
}
