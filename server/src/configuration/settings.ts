import {
  mergeRules,
  readRule,
  resolveRules,
  suggestName,
  type RuleSettings,
} from 'eslint-plugin-async-pitfalls/engine';
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

/** Settings as far as they make sense, and what is wrong with the others: one sentence each, setting and what is expected. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

const section = 'asyncPitfalls';
/** All that clients send; VS Code's own language client reads `trace`. */
const known = ['enable', 'run', 'preset', 'rules', 'disableComment', 'trace'];

/**
 * Reads the section `asyncPitfalls` as a client sends it. Whatever has the wrong type is left at its default.
 * @param options.isOwn whether all in it is meant for this server, so that what is not known is a mistake
 */
export function parseSettings(value: unknown, { isOwn }: { isOwn: boolean }): ParsedSettings {
  if (!isRecord(value)) return { settings: defaultSettings, problems: [] };
  const problems: string[] = [];
  const { enable, run, preset, rules, disableComment } = value;
  for (const key of isOwn ? Object.keys(value) : []) {
    if (!known.includes(key)) problems.push(`${section}.${key}: there is no such setting. ${suggestName(key, known)}`);
  }
  const expect = (key: string, found: unknown, isRight: boolean, expected: string): void => {
    if (found !== undefined && found !== null && !isRight) problems.push(`${section}.${key}: expected ${expected}.`);
  };
  const requireReason = isRecord(disableComment) ? disableComment.requireReason : undefined;
  expect('enable', enable, typeof enable === 'boolean', 'true or false');
  expect('run', run, run === 'onType' || run === 'onSave', '"onType" or "onSave"');
  expect('preset', preset, preset === 'recommended' || preset === 'strict', '"recommended" or "strict"');
  expect('rules', rules, isRecord(rules), 'rules and their severities');
  expect('disableComment.requireReason', requireReason, typeof requireReason === 'boolean', 'true or false');
  const ownRules = isRecord(rules) ? parseRules(rules, problems) : {};
  const settings: Settings = {
    enable: typeof enable === 'boolean' ? enable : defaultSettings.enable,
    run: run === 'onSave' ? 'onSave' : 'onType',
    rules: preset === 'strict' ? mergeRules(resolveRules({ preset, rules: {} }), ownRules) : ownRules,
    requireReason: requireReason === true,
  };
  return { settings, problems };
}

function parseRules(settings: Readonly<Record<string, unknown>>, problems: string[]): RuleSettings {
  const rules: Record<string, RuleSettings[string]> = {};
  for (const [id, value] of Object.entries(settings)) {
    // What a user's file leaves to those around it.
    if (value === null) continue;
    const read = readRule(id, value);
    if ('problem' in read) problems.push(`${section}.rules.${id}: ${read.problem}`);
    else rules[read.name] = read.setting;
  }
  return rules;
}

/** Whether a rule that is set so is in force. */
export function isOn(setting: RuleSettings[string]): boolean {
  return (typeof setting === 'string' ? setting : setting[0]) !== 'off';
}
