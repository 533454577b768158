import assert from 'node:assert/strict';
import { readRules } from '../../src/cli/read-rules.js';

const name = 'no-blocking-call';
const severities = '"off", "warn" or "error"';

describe('--rule', () => {
  const right: readonly [given: readonly string[], setting: unknown][] = [
    [[`${name}:warn`], 'warn'],
    [[`async-pitfalls/${name}: error`], 'error'],
    [[`${name}:0`], 'off'],
    [[`${name}:["warn", { "depth": 0 }]`], ['warn', { depth: 0 }]],
    [[`${name}: [2, { "allow": ["a:b"] }]`], ['error', { allow: ['a:b'] }]],
    [[`${name}:["warn"]`], 'warn'],
    [[`${name}:error`, `${name}:off`], 'off'],
    [
      [`${name}:["error", { "depth": 0 }]`, `${name}:warn`],
      ['warn', { depth: 0 }],
    ],
  ];
  for (const [given, setting] of right) {
    it(`is read: ${given.join(' ')}`, () => {
      assert.deepEqual(readRules(given), { rules: { [name]: setting }, problems: [] });
    });
  }

  const wrong: readonly [given: string, problem: string][] = [
    [name, `expected a rule and its severity such as no-blocking-call:warn, with ${severities}.`],
    ['', `expected a rule and its severity such as no-blocking-call:warn, with ${severities}.`],
    ['no-blocking-cal:warn', 'there is no such rule. Did you mean "no-blocking-call"?'],
    [`${name}:`, `expected ${severities}, or an array of that and an options table.`],
    [`${name}:fatal`, `expected ${severities}, or an array of that and an options table.`],
    [`${name}:{ "depth": 0 }`, `expected ${severities}, or an array of that and an options table.`],
    [`${name}:["fatal"]`, `expected ${severities}, or an array of that and an options table.`],
    [`${name}:[warn]`, 'expected JSON such as ["warn", { "depth": 0 }].'],
    [`${name}:["warn", { "depht": 0 }]`, 'there is no option "depht". Did you mean "depth"?'],
    [`${name}:["warn", { "depth": "0" }]`, 'depth: expected a whole number, not "0".'],
    [`${name}:["warn", {}, {}]`, 'expected one table of options.'],
  ];
  for (const [given, problem] of wrong) {
    it(`is refused: ${given}`, () => {
      assert.deepEqual(readRules([given]), { rules: {}, problems: [`--rule ${given}: ${problem}`] });
    });
  }
});
