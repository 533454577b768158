import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createContenders, ownName, type Contender } from './editor/contenders.js';
import { findEditableFiles, type EditableFile, type Language } from './editor/editable-files.js';
import { LanguageServer } from './editor/language-server.js';
import { copyProject } from './types/copy-project.js';
import { measureColdStart, startEditing, type EditFigures, type Editing } from './editor/measure-edits.js';

const usage = `Measures what an editor's user waits for, over LSP, ours beside other language servers in one run:

    npm run bench:editor -- <project> [--edits 100] [--only <name>] [--language typescript|python] [--profile]

Two functions are typed at the end of a file, of which one awaits the other; then an edit takes that \`await\` away or puts
it back. Its time ends when the server's findings are those of the new text: the finding is there, or gone. Measured are
the TypeScript files nearest to 500 and to 4,500 lines, and the Python file nearest to 2,000 lines, tests
left out. Further: the time
from the start of the process to the first finding in the first of the files (median of 3), the memory of the server and
what it started after the edits, and for ours the memory after each 100 of 1,000 more edits of the last file.

  --edits     edits measured in a file, 20 more warm up (default 100)
  --more      edits of ours after which memory should be on a plateau (default 1000)
  --only      only contenders whose name has this in it
  --language  only files of this language
  --profile   writes CPU profiles of ours to the working folder

All work on a copy of the project, with configs of theirs in it, and tsconfigs that TypeScript 7 takes.
oxlint has its types from tsgolint, Biome infers its own, pyright checks whole files. ruff is left out: there is no
package of its server on npm. Linux only.`;

const wantedLines: Readonly<Record<Language, readonly number[]>> = { typescript: [500, 4500], python: [2000] };
const coldStarts = 3;
/** Of the column of names. */
const width = 26;
const repository = path.resolve(import.meta.dirname, '../../..');
/** Below the packages, so that what stays outside of the bundle is found. */
const cache = path.join(repository, 'rules/.cache');

interface Options {
  readonly root: string;
  readonly edits: number;
}

interface Result {
  readonly name: string;
  /** In the order of the files; undefined where the server finds nothing. */
  readonly figures: readonly (EditFigures | undefined)[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '100' },
    more: { type: 'string', default: '1000' },
    only: { type: 'string', default: '' },
    language: { type: 'string', default: '' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [project] = positionals;
if (values.help || project === undefined) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

mkdirSync(cache, { recursive: true });
const work = mkdtempSync(path.join(cache, 'bench-editor-'));
const root = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-editor-'))), 'project');
try {
  copyProject(path.resolve(project), root);
  const contenders = createContenders(buildServer(), root).filter(({ name }) => name.includes(values.only));
  const options: Options = { root, edits: Number(values.edits) };
  console.log(`load of the machine at the start: ${loadavg()[0]?.toFixed(1)}`);
  for (const language of ['typescript', 'python'] as const) {
    if (values.language !== '' && values.language !== language) continue;
    const files = findEditableFiles(options.root, language, wantedLines[language]);
    if (files.length > 0)
      await compare(contenders.filter((one) => one.language === language).map(withProfile), files, options);
  }
} finally {
  rmSync(work, { recursive: true });
  rmSync(path.dirname(root), { recursive: true });
}

/** Our server as the extension has it. */
function buildServer(): string {
  const { status } = spawnSync(process.execPath, ['esbuild.config.mjs', 'extension'], {
    cwd: repository,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The server could not be built.');
  // Without the thread that reads texts the server reads them between the answers.
  for (const name of ['server.mjs', 'index-worker.mjs']) {
    cpSync(path.join(repository, 'dist', name), path.join(work, name));
  }
  return path.join(work, 'server.mjs');
}

function withProfile(contender: Contender): Contender {
  const [program, ...args] = contender.command;
  if (!values.profile || contender.name !== ownName) return contender;
  return { ...contender, command: [program, '--cpu-prof', `--cpu-prof-dir=${process.cwd()}`, ...args] };
}

async function compare(
  contenders: readonly Contender[],
  files: readonly EditableFile[],
  options: Options,
): Promise<void> {
  for (const { path: file, lines } of files) console.log(`\n${path.relative(options.root, file)}, ${lines} lines`);
  const results: Result[] = [];
  for (const contender of contenders) {
    results.push(await measure(contender, files, options));
  }
  printRatios(results);
}

async function measure(
  contender: Contender,
  files: readonly EditableFile[],
  { root, edits }: Options,
): Promise<Result> {
  const { name } = contender;
  const figures: (EditFigures | undefined)[] = [];
  const server = await LanguageServer.start(contender, root);
  try {
    let editing: Editing | undefined;
    for (const file of files) {
      editing = await startEditing(server, contender, file);
      const measured = await editing?.measure(edits);
      printEdits(name, file, measured);
      figures.push(measured);
      if (file !== files.at(-1)) await server.close(file.uri);
    }
    console.log(`${name.padEnd(width)} ${server.getUsage().megabytes.toFixed(0)} MB`);
    if (name === ownName && editing) await printPlateau(server, editing);
  } finally {
    await server.stop();
  }
  const [first] = files;
  if (first && figures[0]) await printColdStart(contender, root, first);
  return { name, figures };
}

async function printColdStart(contender: Contender, root: string, file: EditableFile): Promise<void> {
  const times: number[] = [];
  for (let count = 0; count < coldStarts; count++) times.push((await measureColdStart(contender, root, file)) ?? NaN);
  times.sort((one, other) => one - other);
  const median = times[times.length >> 1] ?? NaN;
  console.log(`${contender.name.padEnd(width)} ${(median / 1000).toFixed(2)} s from the start to the first finding`);
}

async function printPlateau(server: LanguageServer, editing: Editing): Promise<void> {
  const edits = Number(values.more);
  if (edits === 0) return;
  const usages = [server.getUsage()];
  for (let count = 1; count <= edits; count++) {
    await editing.edit();
    if (count % 100 === 0) usages.push(server.getUsage());
  }
  const megabytes = usages.map((usage) => usage.megabytes.toFixed(0));
  console.log(`${ownName.padEnd(width)} MB before, and after each 100 of ${edits} more edits: ${megabytes.join(' ')}`);
  for (const [when, index] of [
    ['begin', 0],
    ['middle', usages.length >> 1],
    ['end', usages.length - 1],
  ] as const) {
    const processes = usages[index]?.processes.map((one) => one.toFixed(0)).join(' + ');
    console.log(
      `${ownName.padEnd(width)} MB at the ${when}, the server and each process that it started: ${processes}`,
    );
  }
}

function printEdits(name: string, { lines }: EditableFile, figures: EditFigures | undefined): void {
  const head = `${name.padEnd(width)} ${String(lines).padStart(5)} lines`;
  if (!figures) {
    console.log(`${head}  finds nothing`);
    return;
  }
  const { median, p95, cpu, staleAnswers } = figures;
  const [medianText, p95Text, cpuText] = [median, p95, cpu].map((time) => time.toFixed(1).padStart(7));
  const stale = staleAnswers > 0 ? `  ${staleAnswers} answers of an earlier text` : '';
  console.log(`${head} ${medianText} ms median ${p95Text} ms p95 ${cpuText} ms CPU${stale}`);
}

/** How many times as long as ours the others take. */
function printRatios([ours, ...others]: readonly Result[]): void {
  for (const other of others) {
    const ratios = other.figures.map((one, index) => {
      const own = ours?.figures[index];
      if (!one || !own) return 'nothing to compare';
      return `${(one.median / own.median).toFixed(1)} times our median, ${(one.cpu / own.cpu).toFixed(1)} times our CPU`;
    });
    console.log(`${other.name}: ${ratios.join('; ')}`);
  }
}
