import { TomlError } from 'smol-toml';
import { isRecord } from '../project/is-record.js';
import { parseToml } from '../project/text/toml.js';
import { presets, type Preset } from '../presets.js';
import type { RuleSettings } from '../engine/engine.js';
import { suggestName } from './nearest-name.js';
import { tableKeys } from './table-keys.js';
import { readRule } from './rule-settings.js';

/**
 * What `[tool.async-pitfalls]` in a `pyproject.toml` says. Whatever is wrong in it is left out and told as a problem.
 * `python-version` and `src` are only checked here: the Python front end reads them itself, in ESLint too.
 */
export interface ProjectConfig {
  /** The preset to start from. */
  readonly preset?: Preset;
  /** Settings of single rules, by name without prefix. */
  readonly rules: RuleSettings;
  /** Globs of files that are not checked, relative to the folder of the `pyproject.toml`. */
  readonly exclude: readonly string[];
  /** The folders that imports start from, relative to the same folder; not all of them need to be there. */
  readonly src: readonly string[];
  /** One sentence each: key and what is expected. */
  readonly problems: readonly string[];
}

const table = 'tool.async-pitfalls';

/**
 * Reads the text of a `pyproject.toml`.
 * @returns undefined when there is no `[tool.async-pitfalls]` in it
 */
export function parseProjectConfig(text: string): ProjectConfig | undefined {
  if (!/async[-_]?pitfall/iu.test(text)) return undefined;
  const document = readToml(text);
  if ('problem' in document) return toFaulty(document.problem);
  const tool = document.value['tool'];
  const settings = isTable(tool) ? tool['async-pitfalls'] : undefined;
  const misnamed = findMisnamedTable(document.value);
  const problem = misnamed && `${misnamed}: there is no such table. Expected ${table}.`;
  if (settings === undefined) return problem ? toFaulty(problem) : undefined;
  const config = isTable(settings) ? readSettings(settings) : toFaulty(`${table}: expected a table.`);
  return problem ? { ...config, problems: [problem, ...config.problems] } : config;
}

/** What is known of a file that cannot be used at all. */
export function toFaulty(problem: string): ProjectConfig {
  return { rules: {}, exclude: [], src: [], problems: [problem] };
}

function readSettings(settings: Table): ProjectConfig {
  const problems: string[] = [];
  const expect = (key: string, what: string): void => {
    problems.push(`${table}.${key}: expected ${what}.`);
  };
  const readStrings = (key: string): readonly string[] | undefined => {
    const value = settings[key];
    if (value === undefined || isStringArray(value)) return value;
    expect(key, 'an array of strings');
    return undefined;
  };
  const known = [...Object.keys(tableKeys), 'rules'];
  for (const key of Object.keys(settings)) {
    if (!known.includes(key)) problems.push(`${table}.${key}: there is no such key. ${suggestName(key, known)}`);
  }
  const preset = presets.find((name) => name === settings['preset']);
  if (settings['preset'] !== undefined && !preset) expect('preset', '"recommended" or "strict"');
  const version = settings['python-version'];
  if (version !== undefined && !(typeof version === 'string' && /^3\.\d+$/u.test(version))) {
    expect('python-version', 'a version such as "3.9"');
  }
  const exclude = readStrings('exclude') ?? [];
  for (const pattern of exclude) {
    const expected = findExpectedPattern(pattern);
    if (expected !== undefined) problems.push(`${table}.exclude: "${pattern}" matches nothing. Expected ${expected}.`);
  }
  const src = readStrings('src') ?? [];
  for (const folder of src) {
    if (leavesFolder(folder)) problems.push(`${table}.src: "${folder}" is passed over. Expected ${belowFolder}.`);
  }
  const ruleTable = settings['rules'] ?? {};
  if (!isTable(ruleTable)) expect('rules', 'a table of rules and severities');
  const rules = isTable(ruleTable) ? readRules(ruleTable, problems) : {};
  return { preset, rules, exclude, src: src.filter((folder) => !leavesFolder(folder)), problems };
}

/** Where our settings stand under a name that nobody reads: `tool.asyncPitfalls`, or `async-pitfalls` outside of `tool`. */
function findMisnamedTable(document: Table): string | undefined {
  const { tool } = document;
  const ofTool = isTable(tool) ? findTableLikeOurs(tool, 'async-pitfalls') : undefined;
  return ofTool === undefined ? findTableLikeOurs(document) : `tool.${ofTool}`;
}

function findTableLikeOurs(tables: Table, ours?: string): string | undefined {
  return Object.keys(tables).find(
    (name) => name !== ours && /^async[-_]?pitfalls?$/iu.test(name) && isTable(tables[name]),
  );
}

const belowFolder = 'a path below the folder of this file';

/** Whether a path names what is not below the folder that it starts from. */
function leavesFolder(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)/iu.test(path) || path.split(/[/\\]/u).includes('..');
}

/** What to write in place of a pattern that means no file, as it is no pattern of a `.gitignore`; undefined for others. */
function findExpectedPattern(pattern: string): string | undefined {
  if (/^(?:\.\.[/\\]|[a-z]:)/iu.test(pattern)) return belowFolder;
  if (/\{[^{}]*,[^{}]*\}/u.test(pattern)) return 'one pattern for each, as in .gitignore, which has no braces';
  if (/^\s*(?:#.*|[/.]?)\s*$/u.test(pattern)) return 'a pattern as in .gitignore, such as "build/"';
  // A "]" that is the first in the brackets stands for itself.
  if (/(?<!\\)\[!?\]?[^\]]*$/u.test(pattern)) return 'a "]" behind the "[", or "\\[" for the sign itself';
  // In a .gitignore a backslash takes the meaning of what is behind it.
  const written = pattern.replaceAll(/\\(?=[\w.*])/gu, '/').replace(/^\.\//u, '/');
  return written === pattern ? undefined : `a pattern as in .gitignore, such as "${written}"`;
}

function readRules(settings: Table, problems: string[]): RuleSettings {
  const rules: Record<string, RuleSettings[string]> = {};
  for (const [id, value] of Object.entries(settings)) {
    const read = readRule(id, toPlain(value));
    if ('problem' in read) problems.push(`${table}.rules.${id}: ${read.problem}`);
    else if (read.name in rules) problems.push(`${table}.rules.${id}: ${read.name} is set twice.`);
    else rules[read.name] = read.setting;
  }
  return rules;
}

/** A value of TOML as JSON has it: with numbers of JavaScript alone, as near as they come. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toPlain);
  return isTable(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toPlain(one)])) : value;
}

type Table = Readonly<Record<string, unknown>>;

function readToml(text: string): { value: Table } | { problem: string } {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.split('\n');
    return { problem: `line ${error.line}, column ${error.column}: ${message}.` };
  }
}

function isTable(value: unknown): value is Table {
  return isRecord(value) && !(value instanceof Date);
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
