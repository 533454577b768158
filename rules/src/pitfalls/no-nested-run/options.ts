/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** How many calls of the project's functions a chain may have; 0 looks at direct calls only. Unlimited when absent. */
  readonly depth?: number;
  /** Python: report `nest_asyncio.apply()` outside notebooks, and nested runs that only work because of it. */
  readonly nestAsyncio: boolean;
  /** Python: report taking an `asyncio.Lock` or semaphore again while it is held. */
  readonly heldLock: boolean;
}
