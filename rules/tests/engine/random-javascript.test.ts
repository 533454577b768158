import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';
import { Random } from '../support/random.js';
import { writeRandomJavaScript } from '../support/random-javascript.js';

describe('programs that make no sense', () => {
  it('make no rule for JavaScript fail', () => {
    let text = '';
    const engine = createEngine({
      root: '/project',
      types: 'off',
      onError: ({ rule, error }) => assert.fail(`${rule}: ${String(error)} in\n${text}`),
    });
    const rules = getPresetSettings('strict', 'javascript');
    let found = 0;
    for (let seed = 8000; seed < 9000; seed++) {
      text = writeRandomJavaScript(new Random(seed));
      found += engine.lint({ path: '/project/main.js', text, rules, suggestions: true }).findings.length;
    }
    engine.close();
    assert.ok(found > 50, `There is something to find in them: ${found}`);
  });
});
