import type { Group } from '../options.js';

/** An argument that makes a call return at once: `acquire(blocking=False)`, `get(timeout=0)`. */
export interface NonBlockingArgument {
  readonly keyword: string;
  /** Its position among the positional arguments; undefined when it can only be given by name. */
  readonly position?: number;
  /** How it is written then; `any` value does it. */
  readonly value: 'False' | '0' | 'None' | 'WNOHANG' | 'P_NOWAIT' | 'P_NOWAITO' | 'any';
}

/** What is known about one blocking function or method. */
export interface BlockingCall {
  readonly group: Group;
  /** Page of the documentation that describes the call. */
  readonly source: string;
  readonly unless: readonly NonBlockingArgument[];
  /** Waits only when this argument is given with another value. */
  readonly needs: NonBlockingArgument | undefined;
  /** What must be known of a call that is a part of a synchronous function, for it to count there. */
  readonly inChains: ChainCondition;
  /** Counts only with what a call gives that reads a whole file: what is in memory is mostly small. */
  readonly isForWholeFiles: boolean;
}

/**
 * Some calls block or not for what else is done with their object. Where asynchronous code makes them itself, the code
 * around tells; in a synchronous function they count
 *
 * - `never`: a lock is mostly held for a moment;
 * - `blockingSocket`: of a socket that was made there and is nowhere set non-blocking;
 * - `boundedQueue`: of a queue that was made with a size;
 * - `waitingPort`: of a serial port that was made with a timeout other than 0, or none; so it is everywhere;
 * - `fileAccess`: where access to files counts: what a helper writes to a file of its own is as small as its file.
 */
type ChainCondition = 'always' | 'never' | 'blockingSocket' | 'boundedQueue' | 'waitingPort' | 'fileAccess';

/** What the table says of an entry beside its group. */
export interface Conditions {
  readonly unless?: readonly NonBlockingArgument[];
  readonly needs?: NonBlockingArgument;
  readonly inChains?: ChainCondition;
  readonly isForWholeFiles?: boolean;
}

/** One line of a table. A name may stand for many, see `standardLibraryCalls`. */
export type Entry = readonly [name: string, group: Group, source: string, conditions?: Conditions];

/** The same entry for several methods of a class, or functions of a module. */
export const each = (owner: string, names: string, group: Group, source: string, conditions?: Conditions): Entry[] =>
  names.split(' ').map((name) => [`${owner}.${name}`, group, source, conditions] as const);
