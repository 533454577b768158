import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';
import { Random } from '../support/random.js';
import { writeRandomPython } from '../support/random-python.js';

describe('programs that make no sense', () => {
  it('make no rule for Python fail', () => {
    let text = '';
    const engine = createEngine({
      root: '/project',
      onError: ({ rule, error }) => assert.fail(`${rule}: ${String(error)} in\n${text}`),
    });
    const rules = getPresetSettings('strict', 'python');
    let found = 0;
    for (let seed = 0; seed < 300; seed++) {
      text = writeRandomPython(new Random(seed));
      found += engine.lint({ path: '/project/main.py', text, rules, suggestions: true }).findings.length;
    }
    engine.close();
    assert.ok(found > 50, `There is something to find in them: ${found}`);
  });
});
