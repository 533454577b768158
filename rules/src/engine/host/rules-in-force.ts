import type { RuleConfig } from '@eslint/core';
import type { Linter } from 'eslint';
import { languageOf } from '../../configs.js';
import {
  findOptionsMistakes,
  findOptionsProblems,
  isRuleName,
  type RuleName,
} from '../../configuration/rule-options.js';
import type { FileKind } from '../../file-kinds.js';
import type { InlineConfig } from '../../inline-config.js';
import { rules } from '../../pitfalls/index.generated.js';
import { namespace } from '../../namespace.js';
import type { RuleSettings, Severity } from '../engine.js';

/** A rule with what is set for it. */
export interface RuleInForce {
  readonly severity: 0 | 1 | 2;
  /** Without defaults. */
  readonly options: readonly unknown[];
}

/** By name without prefix, in the order in which the rules run. */
export type RulesInForce = Map<RuleName, RuleInForce>;

const severities: ReadonlyMap<unknown, RuleInForce['severity']> = new Map<unknown, RuleInForce['severity']>([
  ['off', 0],
  ['warn', 1],
  ['error', 2],
  [0, 0],
  [1, 1],
  [2, 2],
]);

/** Options that were found to be right: the same objects come back with every file. */
const valid = new WeakMap<object, Set<RuleName>>();

/**
 * The rules that are set and check this kind of file.
 * @param onProblem told of rules whose options are wrong; they are off
 */
export function getRulesInForce(
  settings: RuleSettings,
  kind: FileKind,
  onProblem: (name: RuleName, problem: string) => void,
): RulesInForce {
  const inForce: RulesInForce = new Map();
  for (const [name, setting] of Object.entries(settings)) {
    if (!isRuleName(name) || !checks(name, kind)) continue;
    const [level, options] = readSetting(setting);
    const severity = severities.get(level) ?? 0;
    const problems = severity === 0 ? [] : checkOptions(name, options);
    if (problems.length > 0) onProblem(name, problems.join(' '));
    inForce.set(name, { severity: problems.length > 0 ? 0 : severity, options });
  }
  return inForce;
}

function checks(name: RuleName, kind: FileKind): boolean {
  return rules[name].meta.languages?.includes(languageOf[kind]) === true;
}

function readSetting(setting: RuleSettings[string]): [Severity, readonly unknown[]] {
  if (typeof setting === 'string') return [setting, []];
  const [severity, ...options] = setting;
  return [severity, options];
}

function checkOptions(name: RuleName, options: readonly unknown[]): string[] {
  const [first] = options;
  const key = typeof first === 'object' && first !== null && options.length === 1 ? first : undefined;
  if (key && valid.get(key)?.has(name)) return [];
  const problems = findOptionsMistakes(name, options);
  if (key && problems.length === 0) valid.set(key, new Set(valid.get(key)).add(name));
  return problems;
}

/**
 * Applies the comments that set rules of ours.
 * @returns messages about comments that could not be used, in ESLint's words
 */
export function applyInlineConfigs(
  inForce: RulesInForce,
  configs: readonly InlineConfig[],
  kind: FileKind,
): Linter.LintMessage[] {
  const messages: Linter.LintMessage[] = [];
  const done = new Set<string>();
  for (const { config, loc } of configs) {
    for (const [id, value] of Object.entries(config.rules)) {
      if (!id.startsWith(`${namespace}/`)) continue;
      const name = findRuleOfId(id);
      if (!name) {
        messages.push(toErrorMessage(id, getMissingRuleText(id), loc));
        continue;
      }
      if (done.has(name)) {
        const text = `Rule "${id}" is already configured by another configuration comment in the preceding code. This configuration is ignored.`;
        messages.push(toErrorMessage(null, text, loc));
        continue;
      }
      const result = readInlineRule(name, value, inForce.get(name), kind);
      if (typeof result === 'string') {
        const text = `Inline configuration for rule "${id}" is invalid:\n\t${result}\n`;
        messages.push(toErrorMessage(id, text, loc));
        continue;
      }
      done.add(name);
      inForce.set(name, result);
    }
  }
  return messages;
}

/** What a comment sets for a rule, or what is wrong with it. */
function readInlineRule(
  name: RuleName,
  value: RuleConfig,
  before: RuleInForce | undefined,
  kind: FileKind,
): RuleInForce | string {
  const [level, ...options]: readonly unknown[] = Array.isArray(value) ? value : [value];
  const severity = severities.get(level);
  if (severity === undefined) {
    return `Expected severity of "off", 0, "warn", 1, "error", or 2. You passed "${String(value)}".`;
  }
  // A severity alone leaves the options as they are.
  const keepsOptions = options.length === 0 && before !== undefined;
  const result = { severity, options: keepsOptions ? before.options : options };
  if (level === 0 || (keepsOptions && before.severity > 0)) return result;
  if (!checks(name, kind)) {
    return `Rule does not support the language "${languageOf[kind]}". Use a config block with "files" to apply the rule only to supported files, or disable it.`;
  }
  const problems = findOptionsProblems(name, result.options);
  return problems.length > 0 ? problems.join('\n\t') : result;
}

/** The name of the rule of ours with an id; undefined when there is none. */
export function findRuleOfId(id: string): RuleName | undefined {
  const name = id.slice(namespace.length + 1);
  return id.startsWith(`${namespace}/`) && isRuleName(name) ? name : undefined;
}

/** What ESLint says of a rule that does not exist. */
export function getMissingRuleText(id: string): string {
  return `Definition for rule '${id}' was not found.`;
}

/** An error about the file itself, at a comment. */
export function toErrorMessage(ruleId: string | null, message: string, loc: InlineConfig['loc']): Linter.LintMessage {
  const { start, end } = loc;
  return {
    ruleId,
    message,
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
    severity: 2,
  };
}
