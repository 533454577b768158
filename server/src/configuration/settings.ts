import { resolveRules, type RuleSettings, type Severity } from 'eslint-plugin-async-pitfalls/engine';
import { isRecord } from '../is-record.js';

/** The settings `asyncPitfalls.*` that the server reads, for one workspace folder or file. */
export interface Settings {
  readonly enable: boolean;
  /** When diagnostics are brought up to date. */
  readonly run: 'onType' | 'onSave';
  /** What differs from the recommended rules, where the project says nothing of a rule. */
  readonly rules: RuleSettings;
  /** Whether disable comments get a place for the reason. */
  readonly requireReason: boolean;
}

/** What holds until the client has sent its settings, and for whatever it leaves out. */
export const defaultSettings: Settings = { enable: true, run: 'onType', rules: {}, requireReason: false };

/**
 * Reads the section `asyncPitfalls` as a client sends it. Whatever has the wrong type is left at its default and named
 * through `complain`.
 */
export function parseSettings(
  value: unknown,
  ruleNames: ReadonlySet<string>,
  complain: (text: string) => void,
): Settings {
  if (!isRecord(value)) return defaultSettings;
  const { enable, run, preset, rules, disableComment } = value;
  if (enable !== undefined && enable !== null && typeof enable !== 'boolean')
    complain('asyncPitfalls.enable must be true or false');
  if (run !== undefined && run !== null && run !== 'onType' && run !== 'onSave') {
    complain('asyncPitfalls.run must be "onType" or "onSave"');
  }
  if (preset !== undefined && preset !== null && preset !== 'recommended' && preset !== 'strict') {
    complain('asyncPitfalls.preset must be "recommended" or "strict"');
  }
  const ownRules = parseRules(rules, ruleNames, complain);
  return {
    enable: typeof enable === 'boolean' ? enable : defaultSettings.enable,
    run: run === 'onSave' ? 'onSave' : 'onType',
    rules: preset === 'strict' ? { ...resolveRules({ preset, rules: {} }), ...ownRules } : ownRules,
    requireReason: isRecord(disableComment) && disableComment.requireReason === true,
  };
}

function parseRules(value: unknown, ruleNames: ReadonlySet<string>, complain: (text: string) => void): RuleSettings {
  if (!isRecord(value)) return {};
  const rules: Record<string, RuleSettings[string]> = {};
  for (const [name, setting] of Object.entries(value)) {
    const names = [...ruleNames].join(', ');
    if (!ruleNames.has(name)) complain(`asyncPitfalls.rules: there is no rule "${name}"; the rules are ${names}`);
    else if (isRuleSetting(setting)) rules[name] = setting;
    else complain(`asyncPitfalls.rules: "${name}" must be "off", "warn" or "error", or a list of that and its options`);
  }
  return rules;
}

/** Whether a rule that is set so is in force. */
export function isOn(setting: RuleSettings[string]): boolean {
  return (typeof setting === 'string' ? setting : setting[0]) !== 'off';
}

function isRuleSetting(value: unknown): value is RuleSettings[string] {
  return isSeverity(value) || (Array.isArray(value) && isSeverity(value[0]));
}

function isSeverity(value: unknown): value is Severity {
  return value === 'off' || value === 'warn' || value === 'error';
}
