/** What a config may set. */
export interface RuleOptions {
  /** The largest constant number of concurrent operations that counts as bounded. */
  readonly max?: number;
  /** How many operations at once the suggested code allows. */
  readonly limit?: number;
}
