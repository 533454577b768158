/**
 * Measures what types cost in a lint run, on a project that has TypeScript installed or not, and lists the differences
 * between our rule and typescript-eslint's:
 *
 *     npm run bench:types -- <project> [folder of the project]
 *
 * Contenders lint the same TypeScript files for promises that nobody awaits, one after the other, each in a process
 * of its own: typescript-eslint's `no-floating-promises`; our rule in ESLint with the same parser services; our rule in
 * ESLint with our parser and TypeScript 7; our command; oxlint with tsgolint; the last two of ours once more with options
 * that leave only what the others look for. CPU and memory are those of the process and
 * all that it starts, so Linux only. Ours is measured as it ships, bundled by esbuild.
 *
 * Everybody gets the same: a copy of the project whose tsconfigs TypeScript 6 and 7 take both, and of its files those that
 * a tsconfig names, for typescript-eslint refuses the others. `<project>` is where the outermost tsconfig is; with the
 * packages it depends on installed, as where it is linted: without them TypeScript looks for names that are not there.
 *
 * Differences are those to all rules of typescript-eslint that ours takes the place of: `no-floating-promises`,
 * `no-misused-promises` and `return-await`.
 */
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globbySync } from 'globby';
import { rules } from '../../src/pitfalls/index.generated.js';
import { answerHelp } from './help.js';
import { bundle } from './types/bundle.js';
import { copyProject } from './types/copy-project.js';
import { printDifferences } from './types/differences.js';
import { measure, type Figures } from './types/measure.js';
import { onlyDropped } from './types/only-dropped.js';

answerHelp(import.meta.filename);
const [projectArgument, folderArgument = '.'] = process.argv.slice(2);
if (projectArgument === undefined) {
  console.error('Usage: npm run bench:types -- <project> [folder of the project]');
  process.exit(2);
}
/** Below the packages, so that what stays outside of the bundles is found. */
const cache = path.resolve(import.meta.dirname, '../../.cache');
const require = createRequire(import.meta.url);
const findBin = (name: string, bin: string): string =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), bin);
const oxlint = findBin('oxlint', 'bin/oxlint');
// oxlint looks for it in the project only.
process.env.OXLINT_TSGOLINT_PATH = findBin('oxlint-tsgolint', 'bin/tsgolint.js');

function print(name: string, { cpuSeconds, wallSeconds, peakMegabytes, report }: Figures, base?: Figures): void {
  const share = base ? `${(cpuSeconds / base.cpuSeconds).toFixed(2)} of the CPU` : '';
  console.log(
    `${name.padEnd(44)} ${String(report.findings.length).padStart(6)} findings ${cpuSeconds.toFixed(1).padStart(7)} s CPU ` +
      `${wallSeconds.toFixed(1).padStart(7)} s wall ${peakMegabytes.toFixed(0).padStart(6)} MB   ${share}`,
  );
  const { refusedFiles, configErrors } = report;
  if (refusedFiles.length > 0) console.log(`  refuses ${refusedFiles.length} files`);
  if (configErrors.length > 0) console.log(`  refuses tsconfigs, and has no types there: ${configErrors.join('; ')}`);
}

mkdirSync(cache, { recursive: true });
const work = mkdtempSync(path.join(cache, 'bench-types-'));
// Outside of the repository, for a project is not to find the packages of ours.
const copyFolder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-types-')));
const project = path.join(copyFolder, 'project');
const node = process.execPath;

/** A list of files, for a contender to read. */
function writeList(name: string, files: readonly string[]): string {
  const list = path.join(work, name);
  writeFileSync(list, files.join('\n'));
  return list;
}

const runEslint = (mode: string, list: string, bundled = 'eslint'): Promise<Figures> =>
  measure(node, [path.join(work, `${bundled}.mjs`), mode, project, list], project);

/** The arguments after which the command asks for one rule only, as its config sets it. */
function getCommand(files: readonly string[]): string[] {
  const others = Object.keys(rules).filter((name) => name !== 'no-missing-await');
  const onlyOne = others.flatMap((name) => ['--rule', `${name}:off`]);
  const command = path.join(work, 'command.mjs');
  return [command, '--format', 'json', ...onlyOne, ...files];
}

/** Sets options of our rule for the command, in the copy of the project. */
function setOptions(options: Readonly<Record<string, boolean>>): void {
  const written = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
  const lines = ['', '[tool.async-pitfalls.rules]', `no-missing-await = ["error", { ${written.join(', ')} }]`, ''];
  appendFileSync(path.join(project, 'pyproject.toml'), lines.join('\n'));
}

function getOxlint(files: readonly string[]): string[] {
  const config = path.join(work, 'oxlint.json');
  const categories = { correctness: 'off' };
  const floating = { 'typescript/no-floating-promises': 'error' };
  writeFileSync(config, JSON.stringify({ plugins: ['typescript'], categories, rules: floating }));
  return [oxlint, '--type-aware', '-c', config, '-f', 'json', '--no-error-on-unmatched-pattern', ...files];
}

try {
  await bundle(work);
  const mended = copyProject(path.resolve(projectArgument), project);
  const found = globbySync(['**/*.{ts,tsx,mts,cts}', '!**/*.d.ts', '!**/node_modules/**'], {
    cwd: path.resolve(project, folderArgument),
    absolute: true,
    gitignore: true,
  }).sort();
  const { report: reference } = await runEslint('typescript-eslint-all', writeList('found.txt', found));
  const refused = new Set(reference.refusedFiles);
  const files = found.filter((file) => !refused.has(file));
  const list = writeList('files.txt', files);
  console.log(`${files.length} files of ${path.resolve(projectArgument, folderArgument)}`);
  if (refused.size > 0) console.log(`left out: ${refused.size} files that no tsconfig names or that do not parse`);
  for (const one of mended) console.log(`mended in the copy: ${one}`);
  console.log();

  const base = await runEslint('typescript-eslint', list);
  print('typescript-eslint no-floating-promises', base);
  const withServices = await runEslint('parser-services', list);
  print('our rule in ESLint, parser services', withServices, base);
  const withNative = await runEslint('native', list);
  print('our rule in ESLint, TypeScript 7', withNative, base);
  const ours = await measure(node, getCommand(files), project);
  print('our command', ours, base);
  const theirs = await measure(node, getOxlint(files), project);
  print('oxlint and tsgolint no-floating-promises', theirs, base);
  const withDropped = await runEslint('native-dropped', list);
  print('our rule in ESLint, dropped promises only', withDropped, base);
  setOptions(onlyDropped);
  const dropped = await measure(node, getCommand(files), project);
  print('our command, dropped promises only', dropped, base);
  const [all, same] = [ours, dropped].map(({ cpuSeconds }) => (cpuSeconds / theirs.cpuSeconds).toFixed(2));
  console.log(`\nour command takes ${all} times the CPU of oxlint, for dropped promises only ${same} times`);

  const { report: unforgiving } = await runEslint('parser-services', list, 'eslint-unforgiving');
  const compared = { root: project, theirs: reference.findings, unforgiving: unforgiving.findings };
  printDifferences('our rule with parser services', { ...compared, ours: withServices.report.findings });
  printDifferences('our command', { ...compared, ours: ours.report.findings });
} finally {
  rmSync(work, { recursive: true });
  rmSync(copyFolder, { recursive: true });
}
