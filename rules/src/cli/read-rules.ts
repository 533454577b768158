import { mergeRules, readRule, severityNames, type ReadRule } from '../configuration/rule-settings.js';
import type { RuleSettings } from '../engine/engine.js';

/** Settings of single rules that were given with the command; they win over everything else. */
export interface GivenRules {
  /** By name without prefix. */
  readonly rules: RuleSettings;
  /** What is wrong with the others, one sentence each. */
  readonly problems: readonly string[];
}

/** Reads settings written as `no-blocking-call:warn` or, with options, as `no-blocking-call:["warn", { "depth": 0 }]`. */
export function readRules(given: readonly string[]): GivenRules {
  let rules: RuleSettings = {};
  const problems: string[] = [];
  for (const value of given) {
    const read = readGiven(value);
    if ('problem' in read) problems.push(`--rule ${value}: ${read.problem}`);
    else rules = mergeRules(rules, { [read.name]: read.setting });
  }
  return { rules, problems };
}

function readGiven(value: string): ReadRule {
  const separator = value.indexOf(':');
  if (separator < 0) {
    return { problem: `expected a rule and its severity such as no-blocking-call:warn, with ${severityNames}.` };
  }
  const id = value.slice(0, separator).trim();
  const written = value.slice(separator + 1).trim();
  if (!written.startsWith('[')) return readRule(id, written);
  const setting = parseJson(written);
  return setting ? readRule(id, setting.value) : { problem: 'expected JSON such as ["warn", { "depth": 0 }].' };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
