// Checks the files of a list with our engine, the project unknown to it at first.
import { readFileSync } from 'node:fs';
import { prepareForShortRun } from '../../../src/cli/short-run.js';
import { getPresetSettings } from '../../../src/configs.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import { getCpuSeconds, getPeakMegabytes, printFigures } from './figures.js';
import { readList } from './read-list.js';

// As the command does.
prepareForShortRun();
const files = readList();
const rules = getPresetSettings('recommended', 'python');
const engine = createEngine({
  types: 'off',
  onError({ path, rule, error }) {
    console.error(`${path}: ${rule ?? 'engine'}: ${error.message}`);
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
const cpuSeconds = getCpuSeconds();
printFigures({
  files: files.length,
  characters,
  findings,
  cpuSeconds,
  peakMegabytes: getPeakMegabytes(),
  startSeconds,
});
