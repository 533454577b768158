import { Linter } from 'eslint/universal';
import type { RuleSettings, Severity } from '../engine/engine.js';
import { toEslintRules } from '../eslint-types.js';
import { rules } from '../pitfalls/index.generated.js';
import { NAMESPACE } from '../python/language/directives.js';

const severities: Readonly<Record<string, Severity>> = {
  off: 'off',
  warn: 'warn',
  error: 'error',
  '0': 'off',
  '1': 'warn',
  '2': 'error',
};

export const severityNames = '"off", "warn" or "error"';

/** A severity by its name or ESLint's number; undefined when it is none. */
export function findSeverity(value: unknown): Severity | undefined {
  return typeof value === 'string' || typeof value === 'number' ? severities[String(value).toLowerCase()] : undefined;
}

/** The name of a rule of ours, written with or without its prefix; undefined when we have no such rule. */
export function findRuleName(id: string): string | undefined {
  const name = id.startsWith(`${NAMESPACE}/`) ? id.slice(NAMESPACE.length + 1) : id;
  return name in rules ? name : undefined;
}

/** Names of all rules, for messages. */
export function getRuleList(): string {
  return Object.keys(rules).join(', ');
}

/** What is wrong with the options of a rule, in words; undefined when nothing is. */
export function findOptionsProblem(name: string, setting: RuleSettings[string]): string | undefined {
  const entry: Linter.RuleEntry = typeof setting === 'string' ? setting : [...setting];
  const config: Linter.Config = {
    plugins: { [NAMESPACE]: { rules: toEslintRules(rules) } },
    rules: { [`${NAMESPACE}/${name}`]: entry },
  };
  try {
    new Linter().verify('', [config]);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('Key "rules"'))
      .join(' ');
  }
}
