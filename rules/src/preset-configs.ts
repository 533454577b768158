import type { Linter } from 'eslint';
import { getPresetSettings, languageOf } from './configs.js';
import { toEslintParser } from './eslint-types.js';
import { componentExtensions, extensions, notebookExtension, type FileKind } from './file-kinds.js';
import { presetParser } from './preset-parser.js';
import type { Preset } from './presets.js';
import { namespace } from './namespace.js';

const typescriptExtensions = extensions.javascript.filter((extension) => extension.includes('ts'));

/** The flat config of a preset. Each block is scoped, so that it touches no other files. */
export function createPresetConfig(preset: Preset, plugins: Linter.Config['plugins']): Linter.Config[] {
  return [
    {
      name: `${namespace}/${preset}/python`,
      files: [toPattern(extensions.python)],
      plugins,
      language: languageOf.python,
      rules: toRules(preset, 'python'),
    },
    {
      // Their cells are Python files to ESLint: `**/*.ipynb/*.py`.
      name: `${namespace}/${preset}/notebooks`,
      files: [toPattern([notebookExtension])],
      ignores: ['**/.ipynb_checkpoints/**'],
      plugins,
      processor: `${namespace}/notebook`,
    },
    {
      name: `${namespace}/${preset}/typescript`,
      files: [toPattern(typescriptExtensions)],
      languageOptions: { parser: toEslintParser(presetParser) },
    },
    {
      name: `${namespace}/${preset}/javascript`,
      files: [toPattern(extensions.javascript)],
      plugins,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      rules: toRules(preset, 'javascript'),
    },
    {
      // `**/*` takes in no files by itself: these are linted where the config of their own plugin names them, with its parser.
      name: `${namespace}/${preset}/components`,
      files: ['**/*'],
      ignores: ['**/*', `!${toPattern(componentExtensions)}`],
      plugins,
      rules: toRules(preset, 'javascript'),
    },
  ];
}

function toPattern(names: readonly string[]): string {
  return names.length === 1 ? `**/*.${names.join('')}` : `**/*.{${names.join(',')}}`;
}

function toRules(preset: Preset, kind: FileKind): Linter.RulesRecord {
  const settings = Object.entries(getPresetSettings(preset, kind));
  return Object.fromEntries(
    settings.map(([name, setting]) => [`${namespace}/${name}`, typeof setting === 'string' ? setting : [...setting]]),
  );
}
