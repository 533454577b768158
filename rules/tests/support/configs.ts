import type { Linter } from 'eslint';

/** A plugin's config, of whatever type the plugin gives it, as a list of flat configs. */
export function toEslintConfigs(config: unknown): Linter.Config[] {
  return (Array.isArray(config) ? config : [config]).flat(Infinity).filter(isConfig);
}

function isConfig(value: unknown): value is Linter.Config {
  return typeof value === 'object' && value !== null;
}
