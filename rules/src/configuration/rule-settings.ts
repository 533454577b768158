import type { RuleSettings, Severity } from '../engine/engine.js';
import { rules } from '../pitfalls/index.generated.js';
import { namespace } from '../namespace.js';
import { suggestName } from './nearest-name.js';
import { findOptionsMistakes, isRuleName, type RuleName } from './rule-options.js';

/** How a rule is set: its severity, or that and its options. */
type RuleSetting = RuleSettings[string];

/** A rule as it is set in a config or on the command line, or what is wrong with it, as one sentence. */
export type ReadRule = { readonly name: RuleName; readonly setting: RuleSetting } | { readonly problem: string };

const severities: ReadonlyMap<unknown, Severity> = new Map<unknown, Severity>([
  ['off', 'off'],
  ['warn', 'warn'],
  ['error', 'error'],
  ['0', 'off'],
  ['1', 'warn'],
  ['2', 'error'],
]);

/** What `findSeverity` takes, as messages about a wrong one say it. ESLint's numbers are left out: names read better. */
export const severityNames = '"off", "warn" or "error"';

/** A severity by its name or ESLint's number; undefined when it is none. */
function findSeverity(value: unknown): Severity | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? severities.get(String(value).toLowerCase())
    : undefined;
}

/** The name of a rule of ours, written with or without its prefix; undefined when we have no such rule. */
function findRuleName(id: string): RuleName | undefined {
  const name = id.startsWith(`${namespace}/`) ? id.slice(namespace.length + 1) : id;
  return isRuleName(name) ? name : undefined;
}

/** What to say behind "there is no such rule": the one that was probably meant, or all of them. */
function suggestRule(id: string): string {
  return suggestName(id.replace(/^.*\//u, ''), Object.keys(rules));
}

/**
 * Reads how a rule is set: the same in `pyproject.toml`, in the settings of an editor and behind `--rule`.
 * @param id the rule, with or without its prefix
 * @param value a severity, or an array of that and a table of options
 */
export function readRule(id: string, value: unknown): ReadRule {
  const name = findRuleName(id);
  if (name === undefined) return { problem: `there is no such rule. ${suggestRule(id)}` };
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [level, ...options] = values;
  const severity = findSeverity(level);
  if (!severity) return { problem: `expected ${severityNames}, or an array of that and an options table.` };
  if (options.length === 0) return { name, setting: severity };
  const mistakes = findOptionsMistakes(name, options);
  return mistakes.length > 0 ? { problem: mistakes.join(' ') } : { name, setting: [severity, ...options] };
}

/**
 * Settings of rules, and others that win over them. A severity alone leaves the options as they are, as in ESLint:
 * https://eslint.org/docs/latest/use/configure/rules#using-configuration-files
 */
export function mergeRules(base: RuleSettings, winning: RuleSettings): RuleSettings {
  const merged: Record<string, RuleSetting> = { ...base };
  for (const [name, setting] of Object.entries(winning)) {
    const before = base[name];
    const keepsOptions = typeof setting === 'string' && before !== undefined && typeof before !== 'string';
    merged[name] = keepsOptions ? [setting, ...before.slice(1)] : setting;
  }
  return merged;
}
