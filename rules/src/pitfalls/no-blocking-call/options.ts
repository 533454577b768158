/**
 * Kinds of blocking calls, each with a switch of its own in the options.
 *
 * `file` is what is fast on a local disk: Python's file I/O, and Node's `*Sync` functions of one step (`statSync`,
 * `readdirSync`). `syncFile` is Node's `*Sync` functions on contents or whole trees, with an asynchronous twin beside each,
 * and queries of databases in a file.
 */
export const groups = [
  'sleep',
  'http',
  'subprocess',
  'database',
  'cloud',
  'socket',
  'thread',
  'file',
  'syncFile',
  'input',
  'cpu',
] as const;

/** A kind of blocking call, which a config may turn on or off. */
export type Group = (typeof groups)[number];

/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** Which kinds of calls count as blocking. */
  readonly groups: Readonly<Record<Group, boolean>>;
  /** How many calls of the project's functions a chain may have; 0 looks at direct calls only. Unlimited when absent. */
  readonly depth?: number;
  /** Qualified names of functions (of the project or of libraries) that are fine to call. */
  readonly allow: readonly string[];
}

/** What holds where a config says nothing. */
export const defaultOptions: RuleOptions = {
  groups: {
    sleep: true,
    http: true,
    subprocess: true,
    database: true,
    cloud: true,
    socket: true,
    thread: true,
    // Fast on a local disk, and most of what other linters report and nobody changes.
    file: false,
    syncFile: false,
    input: true,
    cpu: true,
  },
  allow: [],
};

/** The kinds that count as blocking under the options. */
export function getEnabledGroups(options: RuleOptions): ReadonlySet<Group> {
  return new Set(groups.filter((group) => options.groups[group]));
}
