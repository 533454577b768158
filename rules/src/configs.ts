import type { RuleSettings } from './engine/engine.js';
import type { FileKind } from './file-kinds.js';
import { rules } from './pitfalls/index.generated.js';
import type { Preset } from './presets.js';
import { namespace } from './namespace.js';

/** The names that languages have in `meta.languages` of rules. */
export const languageOf: Readonly<Record<FileKind, string>> = {
  python: `${namespace}/python`,
  javascript: 'js/js',
};

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
