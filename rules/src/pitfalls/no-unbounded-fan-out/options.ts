/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** The largest constant number of concurrent operations that counts as bounded. */
  readonly max: number;
  /** How many operations at once the suggested code allows. */
  readonly limit: number;
}

/** What holds where a config says nothing. */
export const defaultOptions: RuleOptions = { max: 20, limit: 10 };
