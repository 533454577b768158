// Checks the files of a list with ruff's rules about asynchronous code.
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { readFileSync } from 'node:fs';
import { getCpuSeconds, getPeakMegabytes, printFigures } from './figures.js';
import { readList } from './read-list.js';

const files = readList();
const workspace = new Workspace({ lint: { select: ['ASYNC'] } }, PositionEncoding.Utf16);
const startSeconds = getCpuSeconds();
let characters = 0;
let findings = 0;
for (const path of files) {
  const text = readFileSync(path, 'utf8');
  characters += text.length;
  const diagnostics: unknown = workspace.check(text);
  if (Array.isArray(diagnostics)) findings += diagnostics.length;
}
const cpuSeconds = getCpuSeconds();
printFigures({
  files: files.length,
  characters,
  findings,
  cpuSeconds,
  peakMegabytes: getPeakMegabytes(),
  startSeconds,
});
