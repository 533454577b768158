import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/index.js';

describe('options of presets', () => {
  const text =
    'async function run() { await h; }\nasync function main() {\n  const a = run(), b = run();\n  await a;\n  await b;\n}\nmain();';

  const list = (preset: 'recommended' | 'strict'): unknown[] => {
    const engine = createEngine({ types: 'off' });
    const { findings } = engine.lint({
      path: '/project/app.mjs',
      text,
      rules: getPresetSettings(preset, 'javascript'),
    });
    engine.close();
    return findings.map(({ messageId, line }) => [messageId, line]);
  };

  it('strict asks for promises that are awaited one after the other, recommended does not', () => {
    assert.deepEqual(list('recommended'), [['floating', 7]]);
    assert.deepEqual(list('strict'), [
      ['rejectionWindow', 3],
      ['floating', 7],
    ]);
  });
});
