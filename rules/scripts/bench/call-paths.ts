/**
 * Measures what following calls through functions and files costs:
 *
 *     npm run bench:call-paths -- <project>
 *
 * All files of the project, of either language, are checked with the recommended rules, once as they are and once with
 * `depth: 0` for the rules that follow calls. Each check runs in a process of its own, both in turn and several times; what
 * counts is the least CPU that each needed, without the start of Node. A compiler that gives types runs beside, for both.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFileKind } from '../../src/file-kinds.js';
import { answerHelp } from './help.js';
import { isCheckFigures, type CheckFigures } from './python-check/figures.js';

const rounds = 3;
const check = path.join(import.meta.dirname, 'call-paths', 'check.ts');

function* listFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* listFiles(file);
    } else if (findFileKind(file) !== undefined && !entry.name.endsWith('.d.ts')) yield file;
  }
}

function run(list: string, flags: readonly string[]): CheckFigures {
  const options = ['--conditions=async-pitfalls-source', '--import', 'tsx', check, list, ...flags];
  const { stdout, status } = spawnSync(process.execPath, options, {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The check ended with ${String(status)}`);
  const figures: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  if (!isCheckFigures(figures)) throw new Error('The check gave no figures');
  return figures;
}

function getLeast(figures: readonly CheckFigures[]): CheckFigures {
  return figures.reduce((least, one) => (getSeconds(one) < getSeconds(least) ? one : least));
}

function getSeconds({ cpuSeconds, startSeconds }: CheckFigures): number {
  return cpuSeconds - startSeconds;
}

function print(name: string, figures: CheckFigures): void {
  const { peakMegabytes, findings } = figures;
  const memory = `${peakMegabytes.toFixed(0).padStart(5)} MB`;
  console.log(
    `${name.padEnd(20)} ${getSeconds(figures).toFixed(2).padStart(7)} s CPU ${memory}   ${findings} findings`,
  );
}

answerHelp(import.meta.filename);
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run bench:call-paths -- <project>');
  process.exit(2);
}
const work = mkdtempSync(path.join(tmpdir(), 'call-paths-'));
try {
  const list = path.join(work, 'files.txt');
  const files = [...listFiles(path.resolve(folder))].sort();
  writeFileSync(list, files.join('\n'));
  const followed: CheckFigures[] = [];
  const direct: CheckFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    followed.push(run(list, []));
    direct.push(run(list, ['--direct']));
  }
  console.log(`${files.length} files, ${((followed[0]?.characters ?? 0) / 1e6).toFixed(1)} million characters\n`);
  print('with call paths', getLeast(followed));
  print('direct calls only', getLeast(direct));
  const ratio = getSeconds(getLeast(followed)) / getSeconds(getLeast(direct));
  console.log(`\nfollowing calls takes ${ratio.toFixed(2)} times the CPU`);
} finally {
  rmSync(work, { recursive: true });
}
