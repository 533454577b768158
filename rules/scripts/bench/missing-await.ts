/**
 * Measures how many missing awaits are found, beside pyright, in the same run:
 *
 *     npm run bench:missing-await -- <project> [--reuse-pyright]
 *
 * A copy of the project loses the `await` of every statement that is nothing but an awaited expression. Then our rule
 * and pyright (`reportUnusedCoroutine`) look for them, each in a process of its own. Ours is bundled and starts as the
 * command does: with the same flags for V8 and, where Node has one (from 22.1 on), with its compile cache, which a run
 * fills before it that is not measured. Pyright has none of its own. It takes minutes on a large project:
 * `--reuse-pyright` takes its answer from the run before.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCompileCache } from '../../src/cli/compile-cache.js';
import { LineTable } from '../../src/project/text/line-table.js';
import { parse } from '../../src/python/syntax/parser.js';
import { walk } from '../../src/python/syntax/walk.js';
import { answerHelp } from './help.js';

const require = createRequire(import.meta.url);

/** A place in a project: `folder/file.py:12`. */
type Place = string;

interface Run {
  readonly places: ReadonlySet<Place>;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

function measure(root: string, isReusing: boolean): void {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const work = join(tmpdir(), `missing-await-${key}`);
  const copy = join(work, 'copy');
  rmSync(copy, { recursive: true, force: true });
  const removed = removeAwaits(root, copy);
  const worker = bundleWorker();

  const pyrightFile = join(work, 'pyright.json');
  const theirs = isReusing && existsSync(pyrightFile) ? readRun(pyrightFile) : runPyright(copy, work);
  writeFileSync(pyrightFile, JSON.stringify({ ...theirs, places: [...theirs.places] }));
  // The command's user has mostly run it before.
  if (hasCompileCache()) runOurs(worker, copy, work);
  const ours = runOurs(worker, copy, work);
  const original = runOurs(worker, root, work);

  const isRemoved = (place: Place): boolean => removed.has(place);
  const found = new Set(toStatements(ours.places, copy).filter(isRemoved));
  const foundByPyright = new Set([...theirs.places].filter(isRemoved));
  const both = [...found].filter((place) => foundByPyright.has(place));
  const onlyTheirs = [...foundByPyright].filter((place) => !found.has(place));
  console.log(`awaits removed          ${removed.size}`);
  console.log(`found by us             ${found.size}`);
  console.log(`found by pyright        ${foundByPyright.size}`);
  console.log(`found by both           ${both.length} (${percent(both.length, foundByPyright.size)} of pyright's)`);
  console.log(`only ours               ${found.size - both.length}`);
  console.log(`only pyright's          ${onlyTheirs.length}`);
  console.log(`on unmodified code      ${original.places.size}`);
  console.log(`ours started with       ${hasCompileCache() ? 'a filled compile cache' : 'no compile cache'}`);
  report('CPU seconds', ours.cpuSeconds, theirs.cpuSeconds);
  report('peak memory, MB', ours.peakMegabytes, theirs.peakMegabytes);
  for (const place of onlyTheirs.slice(0, 20)) console.log(`  missed: ${place}`);
  for (const place of [...original.places].slice(0, 20)) console.log(`  on unmodified code: ${place}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function report(label: string, ours: number, theirs: number): void {
  const ratio = (theirs / ours).toFixed(1);
  console.log(`${label.padEnd(23)} ${ours.toFixed(1)} (pyright ${theirs.toFixed(1)}, ${ratio} times ours)`);
}

// --- the copy

function* listFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['.git', 'node_modules', '.venv'].includes(entry.name)) yield* listFiles(path);
    } else if (/\.pyi?$/.test(entry.name) || entry.name === 'pyproject.toml') yield path;
  }
}

/** Copies the Python files of a project without the awaits of statements. Returns where these were. */
function removeAwaits(root: string, copy: string): ReadonlySet<Place> {
  const removed = new Set<Place>();
  for (const path of listFiles(root)) {
    const name = relative(root, path);
    let text = readFileSync(path, 'utf8');
    if (name.endsWith('.py')) {
      for (const start of findAwaitedStatements(text)) {
        removed.add(`${name}:${getLine(text, start)}`);
        text = text.slice(0, start) + text.slice(start).replace(/^await\b\s*/, '');
      }
    }
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), text);
  }
  return removed;
}

/** Offsets of the statements that only await a call, the last first. */
function findAwaitedStatements(text: string): readonly number[] {
  const starts: number[] = [];
  walk(parse(text), (node) => {
    if (node.type !== 'Expr' || node.value.type !== 'Await') return;
    if (node.value.value.type === 'Call') starts.push(node.start);
  });
  return starts.sort((one, two) => two - one);
}

function getLine(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Where the statements begin that findings stand in: pyright names these, we the function that is called. */
function toStatements(places: ReadonlySet<Place>, folder: string): readonly Place[] {
  const starts = new Map<string, ReadonlyMap<number, number>>();
  return [...places].map((place) => {
    const [, name = '', line = ''] = /^(.*):(\d+)$/.exec(place) ?? [];
    let known = starts.get(name);
    if (known === undefined) starts.set(name, (known = getStatementLines(readFileSync(join(folder, name), 'utf8'))));
    return `${name}:${known.get(Number(line)) ?? line}`;
  });
}

/** For each line of a statement that is nothing but an expression the line that it begins on. */
function getStatementLines(text: string): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  const table = new LineTable(text);
  walk(parse(text), (node) => {
    if (node.type !== 'Expr') return;
    const first = table.toPosition(node.start).line;
    for (let line = first; line <= table.toPosition(node.end).line; line++) lines.set(line, first);
  });
  return lines;
}

// --- the runs

/** Writes what the process used up to a file when it ends. */
const usageHook = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())));",
)}`;

/** Runs a script of Node and tells what it printed and used. It may fail: linters do when they find something. */
function runNode(args: readonly string[], cwd: string, work: string) {
  const usageFile = join(work, 'usage.json');
  const env = { ...process.env, BENCH_USAGE: usageFile };
  const run = spawnSync(process.execPath, ['--import', usageHook, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const usage: unknown = JSON.parse(readFileSync(usageFile, 'utf8'));
  const [user, system, memory] = ['userCPUTime', 'systemCPUTime', 'maxRSS'].map((name) => getNumber(usage, name));
  return {
    output: run.stdout,
    errors: run.stderr,
    cpuSeconds: ((user ?? 0) + (system ?? 0)) / 1e6,
    peakMegabytes: (memory ?? 0) / 1024,
  };
}

function getNumber(value: unknown, name: string): number {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'number' ? found : 0;
}

function runPyright(copy: string, work: string): Run {
  const settings = {
    typeCheckingMode: 'off',
    reportUnusedCoroutine: 'error',
    reportMissingImports: 'none',
    reportMissingModuleSource: 'none',
    pythonVersion: '3.14',
    exclude: [],
  };
  writeFileSync(join(copy, 'pyrightconfig.json'), JSON.stringify(settings));
  const script = join(dirname(require.resolve('pyright/package.json')), 'index.js');
  const run = runNode([script, '--outputjson', '-p', '.'], copy, work);
  rmSync(join(copy, 'pyrightconfig.json'));
  const { generalDiagnostics } = JSON.parse(run.output) as { generalDiagnostics: PyrightDiagnostic[] };
  const unused = generalDiagnostics.filter(({ rule }) => rule === 'reportUnusedCoroutine');
  return {
    ...run,
    places: new Set(unused.map(({ file, range }) => `${relative(copy, file)}:${range.start.line + 1}`)),
  };
}

interface PyrightDiagnostic {
  readonly file: string;
  readonly rule?: string;
  readonly range: { readonly start: { readonly line: number } };
}

function runOurs(worker: string, folder: string, work: string): Run {
  const run = runNode([worker, folder], folder, work);
  if (run.errors !== '') throw new Error(run.errors);
  return { ...run, places: new Set(JSON.parse(run.output) as Place[]) };
}

function readRun(path: string): Run {
  const run = JSON.parse(readFileSync(path, 'utf8')) as Omit<Run, 'places'> & { places: Place[] };
  return { ...run, places: new Set(run.places) };
}

/** Bundles our side as the npm package is. Returns the path of the script. */
function bundleWorker(): string {
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  const { status } = spawnSync(process.execPath, ['esbuild.config.mjs', 'benches'], {
    cwd: repository,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The bench could not be bundled');
  return join(repository, 'rules/node_modules/.cache/benches/missing-await-worker.js');
}

answerHelp(import.meta.filename);
const [project, ...flags] = process.argv.slice(2);
if (project === undefined) {
  console.error('Usage: npm run bench:missing-await -- <project> [--reuse-pyright]');
  process.exit(2);
}
measure(resolve(project), flags.includes('--reuse-pyright'));
