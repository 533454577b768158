// Checks the files of a list with our engine, the project unknown to it at first.
import { prepareForShortRun } from '../../../src/cli/short-run.js';
import { getPresetSettings } from '../../../src/configs.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import { measureCheck } from './measure-check.js';

// As the command does.
prepareForShortRun();
const rules = getPresetSettings('recommended', 'python');
const engine = createEngine({
  types: 'off',
  onError({ path, rule, error }) {
    console.error(`${path}: ${rule ?? 'engine'}: ${error.message}`);
  },
});
measureCheck(
  (path, text) => engine.lint({ path, text, rules }).findings.length,
  () => engine.close(),
);
