import type { ESLint, Linter } from 'eslint';
import { getLanguageRules } from '../configs.js';
import type { FileKind } from '../file-kinds.js';
import { NAMESPACE } from '../python/language/directives.js';
import type { EngineOptions, LintRequest } from './engine.js';

interface FileConfigOptions {
  readonly kind: FileKind;
  readonly plugin: ESLint.Plugin;
  readonly parser: Linter.Parser;
  readonly types: EngineOptions['types'];
}

/** The flat config for one file: its language, and the rules asked for that check this language. */
export function createFileConfig(
  request: LintRequest,
  { kind, plugin, parser, types }: FileConfigOptions,
): Linter.Config[] {
  const known = new Set(getLanguageRules(kind));
  const rules = Object.entries(request.rules).filter(([name]) => known.has(name));
  const common: Linter.Config = {
    files: ['**'],
    plugins: { [NAMESPACE]: plugin },
    linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
    rules: Object.fromEntries(rules.map(([name, setting]) => [`${NAMESPACE}/${name}`, toEntry(setting)])),
  };
  if (kind === 'javascript') {
    const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
    return [{ ...common, languageOptions, settings: { [NAMESPACE]: { types } } }];
  }
  return [{ ...common, language: `${NAMESPACE}/python` }];
}

function toEntry(setting: LintRequest['rules'][string]): Linter.RuleEntry {
  return typeof setting === 'string' ? setting : [...setting];
}
