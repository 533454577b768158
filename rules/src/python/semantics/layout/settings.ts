import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { joinPath } from '../../../project/files/paths.js';
import { parseConfig } from '../../../project/text/parse-config.js';
import { parseToml } from '../../../project/text/toml.js';

/** The environment variables that a process was started with. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What `pyproject.toml` in a folder says; nothing when it is damaged. */
export function readProjectSettings(files: FileSource, folder: string): unknown {
  return readSettings(files, joinPath(folder, 'pyproject.toml'), parseToml);
}

/** What `pyrightconfig.json` in a folder says, which may hold comments: https://microsoft.github.io/pyright/#/configuration */
export function readPyrightConfig(files: FileSource, folder: string): unknown {
  return readSettings(files, joinPath(folder, 'pyrightconfig.json'), parseConfig);
}

/** What a file says; nothing when it is not there, or damaged. */
export function readSettings(files: FileSource, path: string, parse: (text: string) => unknown): unknown {
  const text = files.isFile(path) ? files.readFile(path) : undefined;
  if (text === undefined) return {};
  try {
    return parse(text);
  } catch {
    return {};
  }
}

/** What settings hold at the end of the keys. */
export function get(settings: unknown, ...keys: readonly string[]): unknown {
  let current = settings;
  for (const key of keys) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** A section of an INI file without its head; empty when there is none. */
export function getIniSection(text: string, section: string): string {
  const [, ...sections] = text.split(/^\[(?=[^\]\n]+\]\s*$)/m);
  return sections.find((one) => one.startsWith(`${section}]`))?.slice(section.length + 1) ?? '';
}

/** The value of a key in a section of an INI file, with the lines that continue it; empty when there is none. */
export function getIniValue(text: string, section: string, key: string): string {
  const own = getIniSection(text, section);
  return new RegExp(`^${key}\\s*[=:](.*(?:\\n[ \\t]+.*)*)`, 'm').exec(own)?.[1]?.trim() ?? '';
}
