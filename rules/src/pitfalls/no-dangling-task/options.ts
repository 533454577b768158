/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** Further functions, by dotted name, whose task has to be kept by whoever calls them. */
  readonly taskStarters: readonly string[];
}
