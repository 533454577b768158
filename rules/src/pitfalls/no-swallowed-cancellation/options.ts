/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** Report a resource that is acquired and released with an unprotected await between. */
  readonly unprotectedRelease: boolean;
  /** Python: report `await` in `finally` or in a handler of a cancellation without `asyncio.shield` or a timeout. */
  readonly awaitInCleanup: boolean;
  /** TypeScript: report a function that has a signal and does not pass it on. */
  readonly passSignal: boolean;
}
