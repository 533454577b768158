import assert from 'node:assert/strict';
import { parseProjectConfig } from '../../src/configuration/project-config.js';

const noSeverity = 'expected "off", "warn" or "error", or an array of that and an options table.';

/** Texts that the command's own test of a `pyproject.toml` does not have. */
const mistakes: Readonly<Record<string, readonly [text: string, ...problems: string[]]>> = {
  'a table that is none': ['[tool]\nasync-pitfalls = 3\n', 'tool.async-pitfalls: expected a table.'],
  'several tables': ['[[tool.async-pitfalls]]\npreset = "strict"\n', 'tool.async-pitfalls: expected a table.'],
  'another name of the table': [
    '[tool.async_pitfalls]\npreset = "strict"\n',
    'tool.async_pitfalls: there is no such table. Expected tool.async-pitfalls.',
  ],
  'the name as in JavaScript': [
    '[tool.asyncPitfalls]\npreset = "strict"\n',
    'tool.asyncPitfalls: there is no such table. Expected tool.async-pitfalls.',
  ],
  'another table beside ours': [
    '[tool.async-pitfalls]\npreset = "strict"\n[tool.async-pitfall.rules]\nno-nested-run = "off"\n',
    'tool.async-pitfall: there is no such table. Expected tool.async-pitfalls.',
  ],
  'brackets that are not closed': [
    '[tool.async-pitfalls]\nexclude = ["src/[", "[!]", "[]a]", "a[bc]"]\n',
    'tool.async-pitfalls.exclude: "src/[" matches nothing. Expected a "]" behind the "[", or "\\[" for the sign itself.',
    'tool.async-pitfalls.exclude: "[!]" matches nothing. Expected a "]" behind the "[", or "\\[" for the sign itself.',
  ],
  'patterns that are none': [
    '[tool.async-pitfalls]\nexclude = ["", "# old", "old/"]\n',
    'tool.async-pitfalls.exclude: "" matches nothing. Expected a pattern as in .gitignore, such as "build/".',
    'tool.async-pitfalls.exclude: "# old" matches nothing. Expected a pattern as in .gitignore, such as "build/".',
  ],
  'a table outside of tool': [
    '[async-pitfalls]\npreset = "strict"\n',
    'async-pitfalls: there is no such table. Expected tool.async-pitfalls.',
  ],
  'rules that are no table': [
    '[tool.async-pitfalls]\nrules = ["no-nested-run"]\n',
    'tool.async-pitfalls.rules: expected a table of rules and severities.',
  ],
  'a list with something else in it': [
    '[tool.async-pitfalls]\nexclude = ["a", 1]\n',
    'tool.async-pitfalls.exclude: expected an array of strings.',
  ],
  'a pattern with alternatives': [
    '[tool.async-pitfalls]\nexclude = ["{docs,tests}/**", "{{cookiecutter.name}}/**"]\n',
    'tool.async-pitfalls.exclude: "{docs,tests}/**" matches nothing. Expected one pattern for each, as in .gitignore, which has no braces.',
  ],
  'a version without its second number': [
    '[tool.async-pitfalls]\npython-version = "3"\n',
    'tool.async-pitfalls.python-version: expected a version such as "3.9".',
  ],
  'a date': [
    '[tool.async-pitfalls]\npreset = 2026-01-01\n',
    'tool.async-pitfalls.preset: expected "recommended" or "strict".',
  ],
  'options without a severity': [
    '[tool.async-pitfalls.rules]\nno-nested-run = { depth = 0 }\n',
    `tool.async-pitfalls.rules.no-nested-run: ${noSeverity}`,
  ],
  'options of a rule that has none': [
    '[tool.async-pitfalls.rules]\nno-deprecated-event-loop-access = ["warn", { depth = 0 }]\n',
    'tool.async-pitfalls.rules.no-deprecated-event-loop-access: the rule has no options.',
  ],
  'a number that is too large for JavaScript': [
    '[tool.async-pitfalls.rules]\nno-unbounded-fan-out = ["warn", { max = -9223372036854775808 }]\n',
    'tool.async-pitfalls.rules.no-unbounded-fan-out: max: expected 1 or more, not -9223372036854776000.',
  ],
  'a key twice': [
    '[tool.async-pitfalls]\npreset = "strict"\npreset = "strict"\n',
    'line 3, column 1: Invalid TOML document: trying to redefine an already defined table or value.',
  ],
  'several, all of them': [
    '[tool.async-pitfalls]\npresets = "strict"\nsrc = 1\n[tool.async-pitfalls.rules]\nno-nested-run = "on"\n',
    'tool.async-pitfalls.presets: there is no such key. Did you mean "preset"?',
    'tool.async-pitfalls.src: expected an array of strings.',
    `tool.async-pitfalls.rules.no-nested-run: ${noSeverity}`,
  ],
};

describe('mistakes in [tool.async-pitfalls]', () => {
  for (const [mistake, [text, ...problems]] of Object.entries(mistakes)) {
    it(`are told: ${mistake}`, () => {
      assert.deepEqual(parseProjectConfig(text)?.problems, problems);
    });
  }

  it('leave what is right in force', () => {
    const text =
      '[tool.async-pitfalls]\npreset = "strict"\nexclude = 1\nsrc = ["src", "../lib"]\n' +
      'rules = { no-nested-run = "off", no-missing-await = 7 }\n';
    const { preset, rules, exclude, src, problems = [] } = parseProjectConfig(text) ?? {};
    assert.deepEqual(
      { preset, rules, exclude, src },
      {
        preset: 'strict',
        rules: { 'no-nested-run': 'off' },
        exclude: [],
        src: ['src'],
      },
    );
    assert.equal(problems.length, 3);
  });

  it('are no large numbers in tables of others', () => {
    const text = '[tool.other]\nseed = 9223372036854775807\n[tool.async-pitfalls]\npreset = "strict"\n';
    const { preset, problems } = parseProjectConfig(text) ?? {};
    assert.deepEqual({ preset, problems }, { preset: 'strict', problems: [] });
  });

  it('are not looked for where the name is only mentioned', () => {
    assert.equal(parseProjectConfig('[project]\ndependencies = ["async-pitfalls"]\n'), undefined);
  });
});
