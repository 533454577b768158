import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';
import { Random } from '../support/random.js';
import { writeRandomJavaScript } from '../support/random-javascript.js';
import { writeRandomPython } from '../support/random-python.js';

const languages = [
  { language: 'javascript', path: '/project/main.js', write: writeRandomJavaScript, seeds: { from: 8000, to: 9000 } },
  { language: 'python', path: '/project/main.py', write: writeRandomPython, seeds: { from: 0, to: 300 } },
] as const;

describe('programs that make no sense', () => {
  for (const { language, path, write, seeds } of languages) {
    it(`make no rule fail: ${language}`, () => {
      let text = '';
      const engine = createEngine({
        root: '/project',
        types: 'off',
        onError: ({ rule, error }) => assert.fail(`${rule}: ${String(error)} in\n${text}`),
      });
      const rules = getPresetSettings('strict', language);
      let found = 0;
      for (let seed = seeds.from; seed < seeds.to; seed++) {
        text = write(new Random(seed));
        found += engine.lint({ path, text, rules, suggestions: true }).findings.length;
      }
      engine.close();
      assert.ok(found > 50, `There is something to find in them: ${found}`);
    });
  }
});
