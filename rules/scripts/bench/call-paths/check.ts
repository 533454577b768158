// Checks the files of a list with the recommended rules; `--direct` keeps the rules that follow calls to direct ones.
import { getPresetSettings } from '../../../src/configs.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { RuleSettings } from '../../../src/engine/engine.js';
import { measureCheck } from '../python-check/measure-check.js';

const recommended = getPresetSettings('recommended');
const direct: RuleSettings = {
  'no-blocking-call': ['error', { depth: 0 }],
  'no-nested-run': ['error', { depth: 0 }],
};
const rules = process.argv.includes('--direct') ? { ...recommended, ...direct } : recommended;
const engine = createEngine({
  onError({ path, rule, error }) {
    console.error(`${path}: ${rule ?? 'engine'}: ${error.message}`);
    // Figures of what was not checked say nothing.
    process.exitCode = 1;
  },
});
measureCheck(
  (path, text) => engine.lint({ path, text, rules }).findings.length,
  () => engine.close(),
);
