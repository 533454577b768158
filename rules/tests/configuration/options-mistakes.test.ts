import assert from 'node:assert/strict';
import { findOptionsMistakes, type RuleName } from '../../src/configuration/rule-options.js';

const cases: readonly [rule: RuleName, options: unknown, ...mistakes: readonly string[]][] = [
  ['no-unbounded-fan-out', { max: 20, limit: 5 }],
  ['no-unbounded-fan-out', { max: '20' }, 'max: expected a whole number, not "20".'],
  ['no-unbounded-fan-out', { max: 0 }, 'max: expected 1 or more, not 0.'],
  ['no-unbounded-fan-out', { maximum: 5 }, 'there is no option "maximum". Known are max, limit.'],
  ['no-unbounded-fan-out', { limits: 5 }, 'there is no option "limits". Did you mean "limit"?'],
  ['no-unbounded-fan-out', 20, 'expected a table of options, not 20.'],
  ['no-nested-run', { nest_asyncio: true }, 'there is no option "nest_asyncio". Did you mean "nestAsyncio"?'],
  ['no-blocking-call', { groups: { files: true } }, 'groups: there is no option "files". Did you mean "file"?'],
  ['no-blocking-call', { allow: 'os.stat' }, 'allow: expected an array, not "os.stat".'],
  ['no-blocking-call', { allow: [1] }, 'allow[0]: expected a string, not 1.'],
  ['no-blocking-call', { allow: ['a', 'a'] }, 'allow: the same is there twice.'],
  ['no-missing-await', { checkCallbacks: { returns: false } }],
  [
    'no-missing-await',
    { checkCallbacks: 'no' },
    'checkCallbacks: expected true or false, or a table of options, not "no".',
  ],
  [
    'no-missing-await',
    { checkCallbacks: { argument: false } },
    'checkCallbacks: there is no option "argument". Did you mean "arguments"?',
  ],
  ['no-missing-await', { checkCallbacks: { returns: 1 } }, 'checkCallbacks.returns: expected true or false, not 1.'],
  ['no-deprecated-event-loop-access', { anything: 1 }, 'the rule has no options.'],
];

describe('mistakes in the options of rules', () => {
  for (const [rule, options, ...mistakes] of cases) {
    it(`are told in words: ${rule} ${JSON.stringify(options)}`, () => {
      assert.deepEqual(findOptionsMistakes(rule, [options]), mistakes);
    });
  }

  it('are told in words: more than one table', () => {
    assert.deepEqual(findOptionsMistakes('no-unbounded-fan-out', [{}, {}]), ['expected one table of options.']);
  });
});
