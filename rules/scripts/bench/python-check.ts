/**
 * Measures a cold check of a folder's Python files, and what an edit takes:
 *
 *     npm run bench:python-check -- <folder> [--profile]
 *     npm run bench:python-check -- --generated <number of files> [--profile]
 *
 * Our engine with the recommended rules, and ruff with its rules about asynchronous code, read the same files, each in
 * a process of its own; the figures are those of the whole process. Ours is measured as it ships, bundled by esbuild.
 * A tree that is generated is checked whole, and one file of it alone.
 * With `--profile`, CPU profiles of ours are written to the working folder.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  isCheckFigures,
  isEditFigures,
  type CheckFigures,
  type EditFigures,
  type Latency,
} from './python-check/figures.js';
import { generateTree } from './python-check/generate-tree.js';
import { answerHelp } from './help.js';

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
    conditions: ['async-pitfalls-source'],
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

answerHelp(import.meta.filename);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { profile: { type: 'boolean' }, generated: { type: 'string' } },
});
const [folder] = positionals;
if ((folder === undefined) === (values.generated === undefined)) {
  console.error('Usage: npm run bench:python-check -- <folder> | --generated <number of files> [--profile]');
  process.exit(2);
}
const toOptions = (name: string): readonly string[] =>
  values.profile === true ? ['--cpu-prof', '--cpu-prof-name', `${name}.cpuprofile`] : [];

mkdirSync(cache, { recursive: true });
const work = mkdtempSync(path.join(cache, 'bench-'));
try {
  await bundle(['check-ours', 'check-ruff', 'edit-ours'], work);
  if (folder === undefined) measureTree(Number(values.generated));
  else measureProject(folder);
} finally {
  rmSync(work, { recursive: true });
}

function measureProject(root: string): void {
  const list = writeList([...listPythonFiles(path.resolve(root))].sort());
  const ours = runCheck(path.join(work, 'check-ours.mjs'), list, toOptions('check'));
  printBesideRuff(ours, list);

  const { file, lines, character, call } = runEdit(path.join(work, 'edit-ours.mjs'), list, toOptions('edit'));
  console.log(`from edit to findings in ${path.relative(root, file)}, ${lines} lines`);
  printLatency('a character', character);
  printLatency('a new call', call);
}

/** A large tree is generated outside of everything, so that no configuration is found above it. */
function measureTree(modules: number): void {
  const tree = mkdtempSync(path.join(tmpdir(), 'generated-'));
  try {
    generateTree(tree, modules);
    const files = [...listPythonFiles(tree)].sort();
    const one = runCheck(path.join(work, 'check-ours.mjs'), writeList(files.slice(-1)), []);
    printCheck('one file alone', one);
    const list = writeList(files);
    printBesideRuff(runCheck(path.join(work, 'check-ours.mjs'), list, toOptions('check')), list);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

function writeList(files: readonly string[]): string {
  const list = path.join(work, 'files.txt');
  writeFileSync(list, files.join('\n'));
  return list;
}

function printBesideRuff(ours: CheckFigures, list: string): void {
  const ruff = runCheck(path.join(work, 'check-ruff.mjs'), list, []);
  console.log(`${ours.files} files, ${(ours.characters / 1e6).toFixed(1)} million characters; whole processes\n`);
  printCheck('async-pitfalls', ours);
  printCheck('ruff (wasm)', ruff);
  console.log(
    `\nours takes ${(ours.cpuSeconds / ruff.cpuSeconds).toFixed(2)} times the CPU and ` +
      `${(ours.peakMegabytes / ruff.peakMegabytes).toFixed(2)} times the memory\n`,
  );
}
