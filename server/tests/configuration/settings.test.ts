import assert from 'node:assert/strict';
import { defaultSettings, parseSettings } from '../../src/configuration/settings.js';

const name = 'no-blocking-call';

describe('settings of an editor', () => {
  const right: readonly [settings: unknown, expected: object][] = [
    [undefined, {}],
    [{}, {}],
    [{ enable: null, run: null, preset: null, rules: null, disableComment: null }, {}],
    [
      { enable: false, run: 'onSave', disableComment: { requireReason: true } },
      { enable: false, run: 'onSave', requireReason: true },
    ],
    [{ trace: { server: 'off' }, preset: 'recommended' }, {}],
    [{ rules: { [name]: 'warn' } }, { rules: { [name]: 'warn' } }],
    [{ rules: { [`async-pitfalls/${name}`]: 1, 'no-nested-run': null } }, { rules: { [name]: 'warn' } }],
    [{ rules: { [name]: ['warn', { depth: 0 }] } }, { rules: { [name]: ['warn', { depth: 0 }] } }],
  ];
  for (const [settings, expected] of right) {
    it(`are read: ${JSON.stringify(settings)}`, () => {
      const parsed = parseSettings(settings, { isOwn: true });
      assert.deepEqual(parsed, { settings: { ...defaultSettings, ...expected }, problems: [] });
    });
  }

  it('start from a preset, of which a severity alone keeps the options', () => {
    const { settings, problems } = parseSettings({ preset: 'strict', rules: { [name]: 'warn' } }, { isOwn: true });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings.rules[name], ['warn', { groups: { file: true, syncFile: true } }]);
  });

  const wrong: readonly [settings: object, problem: string][] = [
    [{ enable: 'yes' }, 'enable: expected true or false.'],
    [{ run: 'always' }, 'run: expected "onType" or "onSave".'],
    [{ preset: 'all' }, 'preset: expected "recommended" or "strict".'],
    [{ presets: 'strict' }, 'presets: there is no such setting. Did you mean "preset"?'],
    [{ rules: ['error'] }, 'rules: expected rules and their severities.'],
    [{ disableComment: { requireReason: 1 } }, 'disableComment.requireReason: expected true or false.'],
    [
      { rules: { 'no-blocking-cal': 'warn' } },
      'rules.no-blocking-cal: there is no such rule. Did you mean "no-blocking-call"?',
    ],
    [
      { rules: { [name]: 'fatal' } },
      `rules.${name}: expected "off", "warn" or "error", or an array of that and an options table.`,
    ],
    [{ rules: { [name]: ['warn', { depth: -1 }] } }, `rules.${name}: depth: expected 0 or more, not -1.`],
    [{ rules: { [name]: ['warn', { depht: 1 }] } }, `rules.${name}: there is no option "depht". Did you mean "depth"?`],
  ];
  for (const [settings, problem] of wrong) {
    it(`are left out and named: ${JSON.stringify(settings)}`, () => {
      const parsed = parseSettings(settings, { isOwn: true });
      assert.deepEqual(parsed, { settings: defaultSettings, problems: [`asyncPitfalls.${problem}`] });
    });
  }

  it('of other servers are left alone', () => {
    assert.deepEqual(parseSettings({ pylsp: {} }, { isOwn: false }).problems, []);
  });
});
