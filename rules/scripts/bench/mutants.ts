/**
 * Measures how many mistakes are found in real code, kind by kind:
 *
 *     npm run bench:mutants -- <project> [--language python|typescript] [--kind <text>] [--sample <number>] [--untyped]
 *         [--list]
 *
 * Mistakes that the pages of the rules describe are made in the project's files, in memory: an `await` taken away, a task
 * not kept, an `except` that catches too much. A mistake counts as found when its rule reports it on its lines, and as
 * restored when one of the changes that are offered gives the text back as it was, but for brackets around an `await`. The
 * rules are those of `strict`. Tests are left out, for rules let some things be there.
 *
 * Each text has at most one mistake in each outermost function, so that mistakes do not hide one another and a file need not
 * be linted once for each. What a function gives is inferred in other functions, so now and then one does touch another.
 *
 * Not every mistake can be known for one: what is not installed has no types, and a callable may take a coroutine. So a
 * share says little alone, and more beside that of another version. Of each kind at most `--sample` places are tried
 * (200, or `all`), the same in each run. `--kind` takes a part of a kind's name; `--untyped` asks no compiler; `--list` prints
 * the places that were not found, or found and not restored.
 *
 * A kind of mistake is an entry of `mutators` in `mutants/`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globbySync } from 'globby';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';
import { findReasonToSkip } from '../../src/engine/unsuitable-files.js';
import { extensions, type FileKind } from '../../src/file-kinds.js';
import { isIgnoredFile } from '../../src/project/files/ignored-folders.js';
import { LineTable } from '../../src/project/text/line-table.js';
import { answerHelp } from './help.js';
import type { Mutant } from './mutants/mutant.js';
import { findPythonMutants } from './mutants/python.js';
import { tryMutants, type Lint, type Outcome } from './mutants/try-mutants.js';
import { findTypeScriptMutants } from './mutants/typescript.js';

answerHelp(import.meta.filename);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string' },
    kind: { type: 'string', default: '' },
    sample: { type: 'string', default: '200' },
    untyped: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const [project] = positionals;
const sample = values.sample === 'all' ? Infinity : Number(values.sample);
const isLanguage = values.language === undefined || ['python', 'typescript'].includes(values.language);
if (project === undefined || Number.isNaN(sample) || !isLanguage) {
  console.error(
    'Usage: npm run bench:mutants -- <project> [--language python|typescript] [--kind <text>] [--sample <number>] [--untyped]\n' +
      '           [--list]',
  );
  process.exit(2);
}
const leftOut = [
  '**/node_modules',
  '**/{test,tests,__tests__}',
  '**/{test_*,*_test,conftest}.py',
  '**/*.{test,spec}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
];
const root = path.resolve(project);
if (values.language !== 'typescript') measure('python');
if (values.language !== 'python') measure('javascript');

/** A file with the mistakes that are to be made in it. */
interface MutatedFile {
  readonly file: string;
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

function measure(language: FileKind): void {
  const engine = createEngine({
    root,
    types: values.untyped ? 'off' : 'auto',
    onError({ path: file, rule, error }) {
      console.error(`${file}: ${rule ?? 'the engine'} failed: ${error.stack ?? error.message}`);
    },
  });
  const rules = getPresetSettings('strict', language);
  const rows = new Map<string, Row>();
  for (const { file, text, mutants } of pickSample(listFiles(language).map((file) => readMutants(file, language)))) {
    const lint: Lint = (mutated) => engine.lint({ path: file, text: mutated, rules, inlineConfig: false }).findings;
    for (const outcome of tryMutants(text, mutants, lint)) count(outcome, rows, { file, text });
    // Files that are linted later see this one as it was linted last.
    lint(text);
  }
  engine.close();
  print(rows);
}

function listFiles(language: FileKind): string[] {
  const patterns = extensions[language].map((extension) => `**/*.${extension}`);
  const files = globbySync(patterns, { cwd: root, absolute: true, gitignore: true, ignore: leftOut });
  return files.filter((file) => !isIgnoredFile(path.basename(file))).sort();
}

/** The mistakes of a file; none in those that are not checked anyway. */
function readMutants(file: string, language: FileKind): MutatedFile {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  if (findReasonToSkip(text, language) !== undefined) return { file, text, mutants: [] };
  const found = language === 'python' ? findPythonMutants(text) : findTypeScriptMutants(text, file);
  return { file, text, mutants: found.filter(({ kind }) => kind.includes(values.kind)) };
}

/** As many mistakes of each kind as are asked for: those whose places have the least hash, which hardly change with the code. */
function pickSample(files: readonly MutatedFile[]): MutatedFile[] {
  const hashes = new Map<Mutant, string>();
  const kinds = new Map<string, Mutant[]>();
  for (const { file, mutants } of files) {
    for (const mutant of mutants) {
      const place = `${path.relative(root, file)}:${mutant.place.start}`;
      hashes.set(mutant, createHash('sha256').update(place).digest('hex'));
      kinds.set(mutant.kind, [...(kinds.get(mutant.kind) ?? []), mutant]);
    }
  }
  const compare = (one: Mutant, other: Mutant) => ((hashes.get(one) ?? '') < (hashes.get(other) ?? '') ? -1 : 1);
  const picked = new Set([...kinds.values()].flatMap((mutants) => mutants.sort(compare).slice(0, sample)));
  return files
    .map(({ mutants, ...rest }) => ({ ...rest, mutants: mutants.filter((mutant) => picked.has(mutant)) }))
    .filter(({ mutants }) => mutants.length > 0);
}

/** What came of one kind of mistake. */
interface Row {
  made: number;
  found: number;
  restored: number;
  /** The places not found, and those not restored. */
  readonly missed: string[];
}

function count(
  { mutant, isFound, isRestored }: Outcome,
  rows: Map<string, Row>,
  { file, text }: Omit<MutatedFile, 'mutants'>,
) {
  const row = rows.get(mutant.kind) ?? { made: 0, found: 0, restored: 0, missed: [] };
  rows.set(mutant.kind, row);
  row.made++;
  if (isFound) row.found++;
  if (isRestored) row.restored++;
  if (isRestored || !values.list) return;
  const lines = new LineTable(text);
  const { line } = lines.toPosition(mutant.edits[0]?.start ?? mutant.place.start);
  const place = `${path.relative(root, file)}:${line}: ${lines.getLines()[line - 1]?.trim() ?? ''}`;
  row.missed.push(`${isFound ? 'not restored' : 'not found'}: ${place}`);
}

function print(rows: ReadonlyMap<string, Row>): void {
  console.log(`${'kind of mistake'.padEnd(32)} seeded   found   share   restored`);
  for (const [kind, { made, found, restored, missed }] of [...rows].sort()) {
    const share = `${((100 * found) / made).toFixed(1)} %`;
    const [seeded, seen, exact] = [made, found, restored].map((number) => String(number).padStart(6));
    console.log(`${kind.padEnd(32)} ${seeded}  ${seen} ${share.padStart(7)}     ${exact}`);
    for (const place of missed) console.log(`  ${place}`);
  }
}
