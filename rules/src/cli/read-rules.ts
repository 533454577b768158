import { findRuleName, findSeverity, severityNames, suggestRule } from '../configuration/rule-settings.js';
import type { Severity } from '../engine/engine.js';

/** Settings of single rules that were given with the command; they win over everything else. */
export interface GivenRules {
  /** By name without prefix. */
  readonly rules: Readonly<Record<string, Severity>>;
  /** What is wrong with the others, one sentence each. */
  readonly problems: readonly string[];
}

const example = 'a rule and its severity such as no-blocking-call:warn';

/** Reads settings written as `no-blocking-call:warn`. */
export function readRules(given: readonly string[]): GivenRules {
  const rules: Record<string, Severity> = {};
  const problems: string[] = [];
  for (const value of given) {
    const separator = value.lastIndexOf(':');
    const id = separator < 0 ? value : value.slice(0, separator);
    const name = findRuleName(id.trim());
    const severity = findSeverity(value.slice(separator + 1).trim());
    if (separator < 0 && name === undefined)
      problems.push(`--rule ${value}: expected ${example}, with ${severityNames}.`);
    else if (name === undefined) problems.push(`--rule ${value}: there is no rule "${id}". ${suggestRule(id)}`);
    else if (!severity || separator < 0)
      problems.push(`--rule ${value}: expected ${name}:severity, with ${severityNames}.`);
    else rules[name] = severity;
  }
  return { rules, problems };
}
