import { resolveRules, type ProjectConfigs, type RuleSettings } from 'eslint-plugin-async-pitfalls/engine';
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

/** Finds what is in force for a file: the project's config before the user's settings before the recommended rules. */
export class FileSettingsResolver {
  readonly #settings: SettingsStore;
  readonly #configs: ProjectConfigs;

  constructor(settings: SettingsStore, configs: ProjectConfigs) {
    this.#settings = settings;
    this.#configs = configs;
  }

  /** Never rejects. */
  async resolve(uri: string, path: string): Promise<FileSettings> {
    const settings = await this.#settings.getSettings(uri);
    const { run, requireReason } = settings;
    const config = this.#configs.find(path);
    const origin = config?.file ?? (Object.keys(settings.rules).length > 0 ? 'settings' : 'recommended');
    const common = { run, requireReason, origin };
    if (!settings.enable)
      return { ...common, rules: {}, offBecause: 'Switched off by the setting asyncPitfalls.enable.' };
    if (config?.isExcluded(path) === true) return { ...common, rules: {}, offBecause: `Excluded by ${config.file}.` };
    return { ...common, rules: resolveRules(config, settings.rules) };
  }

  forget(uri: string): void {
    this.#settings.forget(uri);
  }
}
