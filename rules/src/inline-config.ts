import type { RulesConfig, SourceLocation } from '@eslint/core';

/** A comment that sets rules: `eslint async-pitfalls/no-blocking-call: "off"`, in either language. */
export interface InlineConfig {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: SourceLocation;
}
