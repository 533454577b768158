/**
 * A contender of the types benchmark: ESLint on a list of files. Prints a report as ESLint's JSON formatter does, without
 * the texts of the files.
 *
 *     lint-with-eslint <mode> <project> <file with the paths of the files>
 */
import { readFileSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import * as nativeParser from '../../../src/javascript/parser/index.js';
import { toEslintParser, toEslintRules } from '../../../src/eslint-types.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { onlyDropped } from './only-dropped.js';

const [mode, project = '', list = ''] = process.argv.slice(2);

/** Loaded only where it is used: it takes a second, for it loads TypeScript. */
const getServices = async (): Promise<Linter.LanguageOptions> => ({
  parser: await import('@typescript-eslint/parser'),
  parserOptions: { projectService: true, tsconfigRootDir: project },
});

const theirRules: Readonly<Record<string, Linter.RulesRecord>> = {
  'typescript-eslint': { '@typescript-eslint/no-floating-promises': 'error' },
  // All that no-missing-await takes the place of.
  'typescript-eslint-all': {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  },
};

async function getConfig(): Promise<Linter.Config> {
  const theirs = theirRules[mode ?? ''];
  if (theirs) {
    const { plugin } = await import('typescript-eslint');
    return {
      plugins: { '@typescript-eslint': plugin as unknown as ESLint.Plugin },
      rules: theirs,
      languageOptions: await getServices(),
    };
  }
  return {
    plugins: { ours: { rules: toEslintRules({ 'no-missing-await': rule }) } },
    rules: { 'ours/no-missing-await': mode === 'native-dropped' ? ['error', onlyDropped] : 'error' },
    languageOptions: mode === 'parser-services' ? await getServices() : { parser: toEslintParser(nativeParser) },
    settings: { 'async-pitfalls': { types: mode === 'parser-services' ? 'auto' : 'native' } },
  };
}

const eslint = new ESLint({
  cwd: project,
  overrideConfigFile: true,
  allowInlineConfig: false,
  ignore: false,
  overrideConfig: [{ ...(await getConfig()), files: ['**/*.{ts,tsx,mts,cts}'] }],
});
const results = await eslint.lintFiles(readFileSync(list, 'utf8').split('\n'));
console.log(JSON.stringify(results.map(({ filePath, messages }) => ({ filePath, messages }))));
