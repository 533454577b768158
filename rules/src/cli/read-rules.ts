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
    const result = readRule(value);
    if (typeof result === 'string') problems.push(`--rule ${value}: ${result}`);
    else rules[result.name] = result.severity;
  }
  return { rules, problems };
}

/** One setting, or what is wrong with it. */
function readRule(value: string): { name: string; severity: Severity } | string {
  const separator = value.lastIndexOf(':');
  const id = separator < 0 ? value : value.slice(0, separator);
  const name = findRuleName(id.trim());
  if (name === undefined) {
    return separator < 0
      ? `expected ${example}, with ${severityNames}.`
      : `there is no rule "${id}". ${suggestRule(id)}`;
  }
  const severity = separator < 0 ? undefined : findSeverity(value.slice(separator + 1).trim());
  return severity ? { name, severity } : `expected ${name}:severity, with ${severityNames}.`;
}
