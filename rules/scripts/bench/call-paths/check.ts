// Checks the files of a list with the recommended rules; `--direct` keeps the rules that follow calls to direct ones.
import { readFileSync } from 'node:fs';
import { getPresetSettings } from '../../../src/configs.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { RuleSettings } from '../../../src/engine/engine.js';
import { getCpuSeconds, getPeakMegabytes, printFigures } from '../python-check/figures.js';
import { readList } from '../python-check/read-list.js';

const recommended = getPresetSettings('recommended');
const direct: RuleSettings = {
  'no-blocking-call': ['error', { depth: 0 }],
  'no-nested-run': ['error', { depth: 0 }],
};
const rules = process.argv.includes('--direct') ? { ...recommended, ...direct } : recommended;
const files = readList();
const engine = createEngine({
  onError({ path, rule, error }) {
    console.error(`${path}: ${rule ?? 'engine'}: ${error.message}`);
    // Figures of what was not checked say nothing.
    process.exitCode = 1;
  },
});
const startSeconds = getCpuSeconds();
let characters = 0;
let findings = 0;
for (const path of files) {
  const text = readFileSync(path, 'utf8');
  characters += text.length;
  findings += engine.lint({ path, text, rules }).findings.length;
}
engine.close();
printFigures({
  files: files.length,
  characters,
  findings,
  cpuSeconds: getCpuSeconds() - startSeconds,
  peakMegabytes: getPeakMegabytes(),
  startSeconds,
});
