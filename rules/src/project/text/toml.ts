import { parse } from 'smol-toml';

/**
 * Parses TOML. Integers beyond what a number of JavaScript holds exactly, which TOML allows and other tools may need, are
 * bigints.
 * @throws TomlError with the place
 */
export function parseToml(text: string): Readonly<Record<string, unknown>> {
  return parse(text, { integersAsBigInt: 'asNeeded' });
}
