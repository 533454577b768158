/**
 * Measures what types cost in a lint run, on a project that has TypeScript installed or not:
 *
 *     npm run bench:types -- <project> [folder of the project]
 *
 * Five contenders lint the same TypeScript files for promises that nobody awaits, one after the other, each in a process
 * of its own: typescript-eslint's `no-floating-promises`; our rule in ESLint with the same parser services; our rule in
 * ESLint with our parser and TypeScript 7; our command; oxlint with tsgolint. CPU and memory are those of the process and
 * all that it starts, so Linux only. Ours is measured as it ships, bundled by esbuild.
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { globbySync } from 'globby';
import { rules } from '../../src/pitfalls/index.generated.js';
import { measure, type Figures } from './types/measure.js';

const [projectArgument, folderArgument = '.'] = process.argv.slice(2);
if (projectArgument === undefined) {
  console.error('Usage: npm run bench:types -- <project> [folder of the project]');
  process.exit(2);
}
const project = path.resolve(projectArgument);
const folder = path.resolve(project, folderArgument);
/** Below the packages, so that what stays outside of the bundles is found. */
const cache = path.resolve(import.meta.dirname, '../../.cache');
const require = createRequire(import.meta.url);
const findBin = (name: string, bin: string): string =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), bin);
const oxlint = findBin('oxlint', 'bin/oxlint');
// oxlint looks for it in the project only.
process.env.OXLINT_TSGOLINT_PATH = findBin('oxlint-tsgolint', 'bin/tsgolint.js');

async function bundle(outdir: string): Promise<void> {
  await build({
    entryPoints: {
      eslint: path.join(import.meta.dirname, 'types/lint-with-eslint.ts'),
      command: path.resolve(import.meta.dirname, '../../src/cli/main.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['source'],
    packages: 'external',
    logLevel: 'warning',
  });
}

function print(name: string, { cpuSeconds, wallSeconds, peakMegabytes, findings }: Figures, base?: Figures): void {
  const share = base ? `${(cpuSeconds / base.cpuSeconds).toFixed(2)} of the CPU` : '';
  console.log(
    `${name.padEnd(44)} ${String(findings).padStart(6)} findings ${cpuSeconds.toFixed(1).padStart(7)} s CPU ` +
      `${wallSeconds.toFixed(1).padStart(7)} s wall ${peakMegabytes.toFixed(0).padStart(6)} MB   ${share}`,
  );
}

mkdirSync(cache, { recursive: true });
const work = mkdtempSync(path.join(cache, 'bench-types-'));
try {
  await bundle(work);
  const files = globbySync(['**/*.{ts,tsx,mts,cts}', '!**/*.d.ts', '!**/node_modules/**'], {
    cwd: folder,
    absolute: true,
    gitignore: true,
  }).sort();
  const list = path.join(work, 'files.txt');
  writeFileSync(list, files.join('\n'));
  console.log(`${files.length} files of ${folder}\n`);

  const eslint = path.join(work, 'eslint.mjs');
  const node = process.execPath;
  const others = Object.keys(rules).filter((name) => name !== 'no-missing-await');
  const onlyOne = others.flatMap((name) => ['--rule', `${name}:off`]);
  const command = ['--format', 'json', '--rule', 'no-missing-await:error', ...onlyOne, ...files];
  const oxlintConfig = path.join(work, 'oxlint.json');
  const categories = { correctness: 'off' };
  writeFileSync(
    oxlintConfig,
    JSON.stringify({ plugins: ['typescript'], categories, rules: { 'typescript/no-floating-promises': 'error' } }),
  );

  const base = await measure(node, [eslint, 'typescript-eslint', project, list], project);
  print('typescript-eslint no-floating-promises', base);
  const withServices = await measure(node, [eslint, 'parser-services', project, list], project);
  print('our rule in ESLint, parser services', withServices, base);
  const withNative = await measure(node, [eslint, 'native', project, list], project);
  print('our rule in ESLint, TypeScript 7', withNative, base);
  const ours = await measure(node, [path.join(work, 'command.mjs'), ...command], project);
  print('our command', ours, base);
  const theirs = await measure(
    node,
    [oxlint, '--type-aware', '-c', oxlintConfig, '-f', 'json', '--no-error-on-unmatched-pattern', folder],
    project,
  );
  print('oxlint and tsgolint no-floating-promises', theirs, base);
  if (theirs.refusals > 0) console.log(`\noxlint refuses the project's tsconfig: ${theirs.refusals} errors, no types`);
  else console.log(`\nour command takes ${(ours.cpuSeconds / theirs.cpuSeconds).toFixed(2)} times the CPU of oxlint`);
} finally {
  rmSync(work, { recursive: true });
}
