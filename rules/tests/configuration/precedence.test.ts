import assert from 'node:assert/strict';
import { applyDefault } from '@typescript-eslint/utils/eslint-utils';
import { ESLint, type Linter } from 'eslint';
import { stringify } from 'smol-toml';
import { parseProjectConfig } from '../../src/configuration/project-config.js';
import { resolveRules } from '../../src/configuration/project-configs.js';
import { mergeRules, readRule } from '../../src/configuration/rule-settings.js';
import type { RuleSettings } from '../../src/engine/engine.js';
import plugin from '../../src/index.js';
import { defaultOptions } from '../../src/pitfalls/no-blocking-call/options.js';
import { toEslintConfigs } from '../support/configs.js';

const name = 'no-blocking-call';
/** What `strict` sets for the rule. */
const strict = { groups: { file: true, syncFile: true } };

/** What each place says; `project` is the inside of `[tool.async-pitfalls]`. */
interface Places {
  readonly project?: string;
  readonly settings?: RuleSettings;
  readonly command?: RuleSettings;
}

/** What is in force for the rule. */
function resolve({ project, settings, command = {} }: Places): unknown {
  const config = project === undefined ? undefined : parseProjectConfig(`[tool.async-pitfalls]\n${project}`);
  assert.deepEqual(config?.problems ?? [], []);
  return mergeRules(resolveRules(config, settings), command)[name];
}

const cases: readonly [what: string, places: Places, expected: unknown][] = [
  ['nothing is said', {}, 'error'],
  ["the project's preset", { project: 'preset = "strict"' }, ['error', strict]],
  [
    'a severity alone keeps the options of the preset',
    { project: `preset = "strict"\nrules.${name} = "warn"` },
    ['warn', strict],
  ],
  ['and so does one in an array', { project: `preset = "strict"\nrules.${name} = ["warn"]` }, ['warn', strict]],
  [
    'options replace all those of the preset',
    { project: `preset = "strict"\nrules.${name} = ["warn", { depth = 0 }]` },
    ['warn', { depth: 0 }],
  ],
  ['the user changes what nobody else sets', { settings: { [name]: ['warn', { depth: 0 }] } }, ['warn', { depth: 0 }]],
  [
    "the project's preset wins over the user",
    { project: 'preset = "strict"', settings: { [name]: 'off' } },
    ['error', strict],
  ],
  [
    "a project's severity drops the user's options, which CI has not",
    { project: `rules.${name} = "warn"`, settings: { [name]: ['error', { depth: 0 }] } },
    'warn',
  ],
  [
    'a project that sets other rules leaves this one to the user',
    { project: 'rules.no-nested-run = "off"', settings: { [name]: 'warn' } },
    'warn',
  ],
  [
    "the command's severity keeps the project's options",
    { project: `rules.${name} = ["error", { depth = 0 }]`, command: { [name]: 'warn' } },
    ['warn', { depth: 0 }],
  ],
  [
    "the command's options replace the project's",
    { project: `rules.${name} = ["error", { depth = 0 }]`, command: { [name]: ['warn', { allow: ['load'] }] } },
    ['warn', { allow: ['load'] }],
  ],
  [
    'options are kept while a rule is off',
    { project: `preset = "strict"\nrules.${name} = "off"`, command: { [name]: 'error' } },
    ['error', strict],
  ],
];

describe('what is in force for a rule', () => {
  for (const [what, places, expected] of cases) {
    it(what, () => {
      assert.deepEqual(resolve(places), expected);
    });
  }
});

describe('what is in force for a rule in ESLint, on top of a preset of ours', () => {
  const settings: readonly Linter.RuleEntry[] = ['warn', ['warn'], 1, ['warn', { depth: 0 }], 'off'];
  for (const setting of settings) {
    it(`is the same: ${JSON.stringify(setting)}`, async () => {
      const config: unknown = await new ESLint({
        overrideConfigFile: true,
        overrideConfig: [
          ...toEslintConfigs(plugin.configs.strict),
          { files: ['**/*.py'], rules: { [`async-pitfalls/${name}`]: setting } },
        ],
      }).calculateConfigForFile('app.py');
      const { rules } = Object(config);
      const toml = stringify({ preset: 'strict', rules: { [name]: setting } });
      const ours = parseProjectConfig(
        `[tool.async-pitfalls]\n${toml.replace('[rules]', '[tool.async-pitfalls.rules]')}`,
      );
      assert.deepEqual(normalize(resolveRules(ours)[name]), normalize(rules[`async-pitfalls/${name}`]));
    });
  }
});

/** A setting with the number of its severity, and all options. */
function normalize(setting: unknown): unknown {
  const [severity, options = {}]: readonly unknown[] = Array.isArray(setting) ? setting : [setting];
  return [{ off: 0, warn: 1, error: 2 }[String(severity)] ?? severity, ...applyDefault([defaultOptions], [options])];
}

describe('a rule as it is set', () => {
  const noSeverity = 'expected "off", "warn" or "error", or an array of that and an options table.';
  const values: readonly [id: string, value: unknown, expected: unknown][] = [
    [name, 'warn', { name, setting: 'warn' }],
    [`async-pitfalls/${name}`, 'error', { name, setting: 'error' }],
    [name, 0, { name, setting: 'off' }],
    [name, [1, { depth: 2 }], { name, setting: ['warn', { depth: 2 }] }],
    [name, 'constructor', { problem: noSeverity }],
    [name, true, { problem: noSeverity }],
    [name, [], { problem: noSeverity }],
    [name, { depth: 0 }, { problem: noSeverity }],
    [name, ['warn', 3], { problem: 'expected a table of options, not 3.' }],
    [name, ['warn', { depth: -1 }], { problem: 'depth: expected 0 or more, not -1.' }],
    ['toString', 'warn', { problem: /^there is no such rule\. Known are / }],
    ['eslint/no-blocking-cal', 'warn', { problem: `there is no such rule. Did you mean "${name}"?` }],
  ];
  for (const [id, value, expected] of values) {
    it(`${id} = ${JSON.stringify(value)}`, () => {
      const read = readRule(id, value);
      const problem: unknown = Reflect.get(Object(expected), 'problem');
      if (problem instanceof RegExp) assert.match('problem' in read ? read.problem : '', problem);
      else assert.deepEqual(read, expected);
    });
  }

  it('by two of its names is a mistake', () => {
    const text = `[tool.async-pitfalls.rules]\n${name} = "warn"\n"async-pitfalls/${name}" = "off"\n`;
    const { rules, problems } = parseProjectConfig(text) ?? {};
    assert.deepEqual(problems, [`tool.async-pitfalls.rules.async-pitfalls/${name}: ${name} is set twice.`]);
    assert.deepEqual(rules, { [name]: 'warn' });
  });
});
