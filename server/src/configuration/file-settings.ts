import { resolveRules, type ProjectConfigs, type RuleSettings } from 'eslint-plugin-async-pitfalls/engine';
import { isInstalled, isOtherVersion } from '../documents/paths.js';
import type { EslintRules } from './eslint-rules.js';
import type { Settings } from './settings.js';
import type { SettingsStore } from './settings-store.js';

/** What is in force for one file. */
export interface FileSettings extends Pick<Settings, 'run' | 'requireReason'> {
  /** Each rule with its severity and options; none when the file is not to be checked. */
  readonly rules: RuleSettings;
  /** Why the file is not checked, as a sentence for people. */
  readonly offBecause?: string;
  /** Where the rules come from: the path of a config file, or `settings`, or `recommended`. */
  readonly origin: string;
}

interface FileSettingsOptions {
  readonly settings: SettingsStore;
  readonly configs: ProjectConfigs;
  /** Missing where configs of ESLint must not be run. */
  readonly eslint: EslintRules | undefined;
  /** Resolves when the project's configs around a file can be read: at once, but where a client has to be asked for them. */
  readonly readConfigs: (path: string) => Promise<void>;
}

/**
 * Finds what is in force for a file: an ESLint config that sets our rules for it, before the project's config, before the
 * user's settings, before the recommended rules.
 */
export class FileSettingsResolver {
  readonly #settings: SettingsStore;
  readonly #configs: ProjectConfigs;
  readonly #eslint: EslintRules | undefined;
  readonly #readConfigs: (path: string) => Promise<void>;
  #languagesOfEslint: ReadonlySet<string> = new Set();

  constructor(options: FileSettingsOptions) {
    this.#settings = options.settings;
    this.#configs = options.configs;
    this.#eslint = options.eslint;
    this.#readConfigs = options.readConfigs;
  }

  /** Sets the ids of languages whose problems the editor shows with the workspace's own ESLint, too. */
  setLanguagesOfEslint(languages: readonly string[]): void {
    this.#languagesOfEslint = new Set(languages);
  }

  /**
   * Never rejects.
   * @param languageId of an open document: where its ESLint reports our rules already, they are off
   */
  async resolve(uri: string, path: string, languageId?: string): Promise<FileSettings> {
    const [settings, eslint] = await Promise.all([
      this.#settings.getSettings(uri),
      this.#eslint?.find(path),
      this.#readConfigs(path),
    ]);
    const { run, requireReason } = settings;
    const config = this.#configs.find(path);
    const origin = config?.file ?? (Object.keys(settings.rules).length > 0 ? 'settings' : 'recommended');
    const common = { run, requireReason, origin };
    if (!settings.enable)
      return { ...common, rules: {}, offBecause: 'Switched off by the setting asyncPitfalls.enable.' };
    if (isOtherVersion(path)) return { ...common, rules: {}, offBecause: 'It is another version of a file.' };
    if (isInstalled(path)) return { ...common, rules: {}, offBecause: 'It belongs to an installed package.' };
    if (eslint) {
      if (Object.keys(eslint.rules).length === 0) {
        return { ...common, rules: {}, origin: eslint.file, offBecause: `Ignored by ${eslint.file}.` };
      }
      const isShown = languageId !== undefined && this.#languagesOfEslint.has(languageId);
      const fromEslint = { ...common, rules: eslint.rules, origin: eslint.file };
      return isShown
        ? { ...fromEslint, rules: {}, offBecause: 'The ESLint extension reports these rules here.' }
        : fromEslint;
    }
    if (config?.isExcluded(path) === true) return { ...common, rules: {}, offBecause: `Excluded by ${config.file}.` };
    return { ...common, rules: resolveRules(config, settings.rules) };
  }

  forget(uri: string): void {
    this.#settings.forget(uri);
  }
}
