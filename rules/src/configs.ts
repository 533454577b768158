import type { Linter } from 'eslint';
import * as asyncPitfallsParser from './javascript/parser/index.js';
import { rules } from './pitfalls/index.generated.js';
import { NAMESPACE } from './python/language/directives.js';

export type Preset = 'recommended' | 'strict';
export type FileKind = 'python' | 'javascript';

export const presets: readonly Preset[] = ['recommended', 'strict'];

const languageOf: Readonly<Record<FileKind, string>> = {
  python: `${NAMESPACE}/python`,
  javascript: 'js/js',
};

/** Names of the rules, without prefix, that a preset turns on for a kind of file. */
export function getPresetRules(preset: Preset, kind: FileKind): string[] {
  return Object.entries(rules)
    .filter(([, { meta }]) => meta.docs?.presets.includes(preset) && meta.languages?.includes(languageOf[kind]))
    .map(([name]) => name);
}

/** The flat config of a preset. Each block is scoped by `files`, so that it touches no others. */
export function createPresetConfig(preset: Preset, plugin: Linter.Config['plugins']): Linter.Config[] {
  const toRules = (kind: FileKind): Linter.RulesRecord =>
    Object.fromEntries(getPresetRules(preset, kind).map((name) => [`${NAMESPACE}/${name}`, 'error']));
  return [
    {
      name: `${NAMESPACE}/${preset}/python`,
      files: ['**/*.py'],
      plugins: plugin,
      language: languageOf.python,
      rules: toRules('python'),
    },
    {
      name: `${NAMESPACE}/${preset}/typescript`,
      files: ['**/*.{ts,mts,cts,tsx}'],
      languageOptions: { parser: asyncPitfallsParser },
    },
    {
      name: `${NAMESPACE}/${preset}/javascript`,
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: plugin,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      rules: toRules('javascript'),
    },
  ];
}
