import type { RuleSettings, Severity } from '../engine/engine.js';
import { rules } from '../pitfalls/index.generated.js';
import { namespace } from '../namespace.js';
import { suggestName } from './nearest-name.js';
import { findOptionsMistakes, isRuleName, type RuleName } from './rule-options.js';

const severities: Readonly<Record<string, Severity>> = {
  off: 'off',
  warn: 'warn',
  error: 'error',
  '0': 'off',
  '1': 'warn',
  '2': 'error',
};

/** What `findSeverity` takes, as messages about a wrong one say it. ESLint's numbers are left out: names read better. */
export const severityNames = '"off", "warn" or "error"';

/** A severity by its name or ESLint's number; undefined when it is none. */
export function findSeverity(value: unknown): Severity | undefined {
  return typeof value === 'string' || typeof value === 'number' ? severities[String(value).toLowerCase()] : undefined;
}

/** The name of a rule of ours, written with or without its prefix; undefined when we have no such rule. */
export function findRuleName(id: string): RuleName | undefined {
  const name = id.startsWith(`${namespace}/`) ? id.slice(namespace.length + 1) : id;
  return isRuleName(name) ? name : undefined;
}

/** What to say behind "there is no such rule": the one that was probably meant, or all of them. */
export function suggestRule(id: string): string {
  return suggestName(id.replace(/^.*\//u, ''), Object.keys(rules));
}

/** What is wrong with the options of a rule, and with which, in words; undefined when nothing is. */
export function findOptionsProblem(name: RuleName, setting: RuleSettings[string]): string | undefined {
  const [, ...options] = typeof setting === 'string' ? [setting] : setting;
  const problems = findOptionsMistakes(name, options);
  return problems.length > 0 ? problems.join(' ') : undefined;
}
