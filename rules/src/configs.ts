import type { Linter } from 'eslint';
import type { RuleSettings } from './engine/engine.js';
import { toEslintParser } from './eslint-types.js';
import { extensions, type FileKind } from './file-kinds.js';
import { rules } from './pitfalls/index.generated.js';
import { presetParser } from './preset-parser.js';
import type { Preset } from './presets.js';
import { NAMESPACE } from './python/language/directives.js';

/** The names that languages have in `meta.languages` of rules. */
export const languageOf: Readonly<Record<FileKind, string>> = {
  python: `${NAMESPACE}/python`,
  javascript: 'js/js',
};

const typescriptExtensions = extensions.javascript.filter((extension) => extension.includes('ts'));

/** Names of the rules, without prefix, that check a kind of file. */
export function getLanguageRules(kind: FileKind): string[] {
  return Object.entries(rules)
    .filter(([, { meta }]) => meta.languages?.includes(languageOf[kind]))
    .map(([name]) => name);
}

/** What a preset sets, by name of the rule without prefix. Rules of all languages when no kind of file is given. */
export function getPresetSettings(preset: Preset, kind?: FileKind): RuleSettings {
  const checked = new Set(kind ? getLanguageRules(kind) : Object.keys(rules));
  const settings: Record<string, RuleSettings[string]> = {};
  for (const [name, { meta }] of Object.entries(rules)) {
    if (!checked.has(name) || !meta.docs?.presets.includes(preset)) continue;
    const options = preset === 'strict' ? meta.docs.strict : undefined;
    settings[name] = options ? ['error', options] : 'error';
  }
  return settings;
}

/** The flat config of a preset. Each block is scoped by `files`, so that it touches no others. */
export function createPresetConfig(preset: Preset, plugins: Linter.Config['plugins']): Linter.Config[] {
  return [
    {
      name: `${NAMESPACE}/${preset}/python`,
      files: [toPattern(extensions.python)],
      plugins,
      language: languageOf.python,
      rules: toRules(preset, 'python'),
    },
    {
      name: `${NAMESPACE}/${preset}/typescript`,
      files: [toPattern(typescriptExtensions)],
      languageOptions: { parser: toEslintParser(presetParser) },
    },
    {
      name: `${NAMESPACE}/${preset}/javascript`,
      files: [toPattern(extensions.javascript)],
      plugins,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
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
    settings.map(([name, setting]) => [`${NAMESPACE}/${name}`, typeof setting === 'string' ? setting : [...setting]]),
  );
}
