// Edits a file of about 2,000 lines in a project that has been checked whole, and waits for its findings each time.
import { readFileSync } from 'node:fs';
import { getPresetSettings } from '../../../src/configs.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import { createDiskFiles } from '../../../src/project/files/disk-files.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { getCpuSeconds, printFigures, type Latency } from './figures.js';
import { readList } from './read-list.js';

const wantedLines = 2000;
const warmUpEdits = 20;
const edits = 100;

const texts = new Map(readList().map((path) => [path, readFileSync(path, 'utf8')]));
const { path, original, place } = findEditable();
const lines = countLines(original);
let current = original;

const disk = createDiskFiles();
const rules = getPresetSettings('recommended', 'python');
const engine = createEngine({
  types: 'off',
  files: { ...disk, readFile: (file) => (file === path ? current : disk.readFile(file)) },
});
for (const [file, text] of texts) engine.lint({ path: file, text, rules });

const indent = ' '.repeat(place.col);
const before = original.slice(0, place.start);
const after = original.slice(place.start);

const character = measure((edit) => `${before}name${'x'.repeat(1 + (edit % 40))} = 1\n${indent}${after}`);
const call = measure((edit) => {
  const calls = Array.from({ length: 1 + (edit % 20) }, () => `time.sleep(1)\n${indent}`);
  return `${before}import time\n${indent}${calls.join('')}${after}`;
});
printFigures({ file: path, lines, character, call });

/** Times of edits that each give a text unlike the one before; the edits in which findings are due must have them. */
function measure(edit: (index: number) => string): Latency {
  const times: number[] = [];
  let cpuSeconds = 0;
  for (let index = 0; index < warmUpEdits + edits; index++) {
    current = edit(index);
    if (index === warmUpEdits) cpuSeconds = getCpuSeconds();
    const start = performance.now();
    engine.invalidate(path);
    const { findings } = engine.lint({ path, text: current, rules });
    const time = performance.now() - start;
    const sleeps = current.split('time.sleep(1)').length - original.split('time.sleep(1)').length;
    const found = findings.filter(({ rule }) => rule === 'no-blocking-call').length;
    if (found < sleeps) throw new Error(`${sleeps} calls typed, ${found} found`);
    if (index >= warmUpEdits) times.push(time);
  }
  const cpu = ((getCpuSeconds() - cpuSeconds) * 1000) / edits;
  times.sort((one, other) => one - other);
  const getTime = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return { edits: times.length, median: getTime(0.5), p95: getTime(0.95), cpu };
}

/** The file nearest to the wanted length that has a coroutine function, and where to type in it. */
function findEditable(): { path: string; original: string; place: { start: number; col: number } } {
  const getDistance = (text: string): number => Math.abs(countLines(text) - wantedLines);
  const sorted = [...texts].sort(([, one], [, other]) => getDistance(one) - getDistance(other));
  for (const [file, text] of sorted) {
    const found = findPlace(text);
    if (found) return { path: file, original: text, place: found };
  }
  throw new Error('No file has a coroutine function');
}

/** The start of the last statement of a coroutine function in the middle of the text. */
function findPlace(text: string): { start: number; col: number } | undefined {
  const places: ast.Statement[] = [];
  walk(parse(text), (node) => {
    const last = node.type === 'AsyncFunctionDef' && node.body.length > 1 ? node.body.at(-1) : undefined;
    if (last && !('decorator_list' in last)) places.push(last);
  });
  const middle = places[places.length >> 1];
  return middle && { start: middle.start, col: middle.start - text.lastIndexOf('\n', middle.start) - 1 };
}

function countLines(text: string): number {
  return text.split('\n').length;
}
