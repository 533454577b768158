/**
 * Measures a cold check of a folder's Python files, and what an edit takes:
 *
 *     npm run bench:python-check -- <folder> [--profile]
 *
 * Our engine with the recommended rules, and ruff with its rules about asynchronous code, read the same files, each in
 * a process of its own; the figures are those of the whole process. Ours is measured as it ships, bundled by esbuild.
 * With `--profile`, CPU profiles of ours are written to the working folder.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  isCheckFigures,
  isEditFigures,
  type CheckFigures,
  type EditFigures,
  type Latency,
} from './python-check/figures.js';

const contenders = path.join(import.meta.dirname, 'python-check');
/** Below the packages, so that what stays outside of the bundles is found. */
const cache = path.resolve(import.meta.dirname, '../../.cache');

function* listPythonFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* listPythonFiles(file);
    } else if (entry.name.endsWith('.py')) yield file;
  }
}

async function bundle(names: readonly string[], outdir: string): Promise<void> {
  // CommonJS packages in the bundle call `require`.
  const banner =
    "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";
  await build({
    entryPoints: names.map((name) => path.join(contenders, `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    banner: { js: banner },
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['source'],
    external: [
      'oxc-parser',
      'typescript-native',
      'typescript-native/*',
      'typescript',
      '@typescript-eslint/parser',
      '@astral-sh/ruff-wasm-nodejs',
    ],
    logLevel: 'warning',
  });
}

/** Runs a contender in a process of its own; its figures are the last line that it prints. */
function run(script: string, list: string, nodeOptions: readonly string[]): unknown {
  const { stdout, status } = spawnSync(process.execPath, [...nodeOptions, script, list], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${path.basename(script)} ended with ${String(status)}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

function runCheck(script: string, list: string, nodeOptions: readonly string[]): CheckFigures {
  const figures = run(script, list, nodeOptions);
  if (!isCheckFigures(figures)) throw new Error(`${script} gave no figures`);
  return figures;
}

function runEdit(script: string, list: string, nodeOptions: readonly string[]): EditFigures {
  const figures = run(script, list, nodeOptions);
  if (!isEditFigures(figures)) throw new Error(`${script} gave no figures`);
  return figures;
}

function printCheck(name: string, { cpuSeconds, startSeconds, peakMegabytes, findings }: CheckFigures): void {
  const cpu = `${cpuSeconds.toFixed(2)} s CPU (${startSeconds.toFixed(2)} s of it to start)`;
  console.log(`${name.padEnd(16)} ${cpu}   ${peakMegabytes.toFixed(0).padStart(4)} MB   ${findings} findings`);
}

function printLatency(name: string, { median, p95, cpu, edits }: Latency): void {
  console.log(
    `${name.padEnd(16)} ${median.toFixed(1)} ms median   ${p95.toFixed(1)} ms p95   ${cpu.toFixed(1)} ms CPU   ${edits} edits`,
  );
}

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run bench:python-check -- <folder> [--profile]');
  process.exit(2);
}
const profile = flags.includes('--profile') ? ['--cpu-prof', '--cpu-prof-name'] : [];
const toOptions = (name: string): readonly string[] => (profile.length > 0 ? [...profile, `${name}.cpuprofile`] : []);

mkdirSync(cache, { recursive: true });
const work = mkdtempSync(path.join(cache, 'bench-'));
try {
  await bundle(['check-ours', 'check-ruff', 'edit-ours'], work);
  const list = path.join(work, 'files.txt');
  writeFileSync(list, [...listPythonFiles(path.resolve(folder))].sort().join('\n'));

  const ours = runCheck(path.join(work, 'check-ours.mjs'), list, toOptions('check'));
  const ruff = runCheck(path.join(work, 'check-ruff.mjs'), list, []);
  console.log(`${ours.files} files, ${(ours.characters / 1e6).toFixed(1)} million characters; whole processes\n`);
  printCheck('async-pitfalls', ours);
  printCheck('ruff (wasm)', ruff);
  console.log(
    `\nours takes ${(ours.cpuSeconds / ruff.cpuSeconds).toFixed(2)} times the CPU and ` +
      `${(ours.peakMegabytes / ruff.peakMegabytes).toFixed(2)} times the memory\n`,
  );

  const { file, lines, character, call } = runEdit(path.join(work, 'edit-ours.mjs'), list, toOptions('edit'));
  console.log(`from edit to findings in ${path.relative(folder, file)}, ${lines} lines`);
  printLatency('a character', character);
  printLatency('a new call', call);
} finally {
  rmSync(work, { recursive: true });
}
