import type { FileSource } from '../../../project/files/file-source.js';
import { getFolder, joinPath } from '../../../project/files/paths.js';
import { isRecord } from '../../../project/is-record.js';
import { parseToml } from '../../../project/text/toml.js';
import type * as ast from '../../syntax/nodes.js';
import { parse } from '../../syntax/parser.js';
import { walk } from '../../syntax/walk.js';
import { get, getIniSection, getIniValue, readProjectSettings, readSettings } from './settings.js';
import { resolvePath } from './written-paths.js';

/** A distribution that is asked for. */
export interface Requirement {
  /** As it is written: `discord.py`. */
  readonly name: string;
  /** Which versions are taken: `>=2.0, <3`; empty where nothing is said of it. */
  readonly versions: string;
}

/** Whether a file lists what pip is to install: https://pip.pypa.io/en/stable/reference/requirements-file-format/. */
export function isRequirementFile(path: string): boolean {
  return /(?:^|[/\\])requirements(?:[/\\][^/\\]+|[^/\\]*)\.(?:txt|in)$/.test(path);
}

/** Files that say which versions of all that is asked for, by name, are installed. */
export const lockFiles: readonly string[] = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];

/** What the files in a folder ask for: for running, for developing, and for extras. */
export function readRequirements(files: FileSource, folder: string): readonly Requirement[] {
  const names = files.readFolder(folder) ?? [];
  const settings = names.includes('pyproject.toml') ? readProjectSettings(files, folder) : {};
  const pipfile = names.includes('Pipfile') ? readSettings(files, joinPath(folder, 'Pipfile'), parseToml) : {};
  const read = (name: string): string => (names.includes(name) ? (files.readFile(joinPath(folder, name)) ?? '') : '');
  return [
    ...lockFiles.flatMap((name) => readLock(read(name))),
    ...readRequirementFiles(files, findRequirementFiles(files, folder, names, settings)),
    ...readTables(settings),
    ...getPackages(get(pipfile, 'packages')),
    ...getPackages(get(pipfile, 'dev-packages')),
    ...readSetupConfig(read('setup.cfg')),
    ...readSetupScript(read('setup.py')),
  ];
}

/** As text: such a file is long, and its parts all begin alike. */
function readLock(text: string): readonly Requirement[] {
  const parts = text.matchAll(/^\[\[packages?\]\]\r?\nname = "(?<name>[^"]+)"\r?\nversion = "(?<version>[^"]+)"/gm);
  return [...parts].map(({ groups: { name = '', version = '' } = {} }) => ({ name, versions: `==${version}` }));
}

function findRequirementFiles(
  files: FileSource,
  folder: string,
  names: readonly string[],
  settings: unknown,
): readonly string[] {
  const inFolder = names.includes('requirements') ? (files.readFolder(joinPath(folder, 'requirements')) ?? []) : [];
  // https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html#dynamic-metadata
  const dynamic = get(settings, 'tool', 'setuptools', 'dynamic');
  const extras = get(dynamic, 'optional-dependencies');
  const named = [get(dynamic, 'dependencies'), ...getValues(extras)].flatMap((one) => toTexts(get(one, 'file')));
  return [...[...names, ...inFolder.map((name) => `requirements/${name}`)].filter(isRequirementFile), ...named].flatMap(
    (name) => resolvePath(folder, name) ?? [],
  );
}

/** What files ask for, and those that they include. */
function readRequirementFiles(files: FileSource, paths: readonly string[]): readonly Requirement[] {
  const all = new Set(paths);
  const found: Requirement[] = [];
  for (const path of all) {
    for (const line of files.readFile(path)?.split('\n') ?? []) {
      const included = /^\s*(?:-r|--requirement)[\s=]*([^\s#]+)/.exec(line)?.[1];
      const file = included === undefined ? undefined : resolvePath(getFolder(path), included);
      if (file === undefined) found.push(...toRequirements(line));
      else all.add(file);
    }
  }
  return found;
}

function readTables(settings: unknown): readonly Requirement[] {
  const project = get(settings, 'project');
  const poetry = get(settings, 'tool', 'poetry');
  const lists = [
    get(project, 'dependencies'),
    ...getValues(get(project, 'optional-dependencies')),
    // All groups are read, and with them those that others include: https://peps.python.org/pep-0735/
    ...getValues(get(settings, 'dependency-groups')),
    // https://docs.astral.sh/uv/concepts/projects/dependencies/#legacy-dev-dependencies
    get(settings, 'tool', 'uv', 'dev-dependencies'),
    // https://pdm-project.org/en/latest/usage/dependency/#add-development-only-dependencies
    ...getValues(get(settings, 'tool', 'pdm', 'dev-dependencies')),
    // https://hatch.pypa.io/latest/config/environment/overview/#dependencies
    ...getValues(get(settings, 'tool', 'hatch', 'envs')).flatMap((one) => [
      get(one, 'dependencies'),
      get(one, 'extra-dependencies'),
    ]),
  ];
  const tables = [
    get(poetry, 'dependencies'),
    get(poetry, 'dev-dependencies'),
    ...getValues(get(poetry, 'group')).map((group) => get(group, 'dependencies')),
  ];
  return [...lists.flatMap(toTexts).flatMap(toRequirements), ...tables.flatMap(getPackages)];
}

/** A table of Poetry or Pipenv: names with versions, or with tables that hold them, one or several. */
function getPackages(table: unknown): readonly Requirement[] {
  return Object.entries(isRecord(table) ? table : {}).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, versions: toTexts(get(one, 'version') ?? one)[0] ?? '' })),
  );
}

/** https://setuptools.pypa.io/en/latest/userguide/declarative_config.html */
function readSetupConfig(text: string): readonly Requirement[] {
  const extras = getIniSection(text, 'options.extras_require').replaceAll(/^[^\s#=:]+\s*[=:]/gm, '');
  const lists = [getIniValue(text, 'options', 'install_requires'), extras];
  return lists.flatMap((list) => list.split('\n')).flatMap(toRequirements);
}

/** The lists that a script hands to setuptools as they are. */
function readSetupScript(text: string): readonly Requirement[] {
  const found: Requirement[] = [];
  const collect = (node: ast.Node): void => {
    if (node.type !== 'List' && node.type !== 'Tuple') return;
    for (const one of node.elts) if (one.type === 'Constant') found.push(...toRequirements(unquote(text, one)));
  };
  walk(parse(text), (node) => {
    if (node.type !== 'Call') return;
    for (const { arg, value } of node.keywords) {
      if (arg !== null && /^(?:install|extras|tests)_require/.test(arg)) walk(value, collect);
    }
  });
  return found;
}

function unquote(text: string, { start, end }: ast.Constant): string {
  return text.slice(start, end).replaceAll(/^['"]+|['"]+$/g, '');
}

/** `discord.py[voice] >= 2.0; python_version > "3.8"`: https://packaging.python.org/en/latest/specifications/dependency-specifiers/. */
function toRequirements(line: string): readonly Requirement[] {
  const ofRepository = /^\s*(?:-e\s|git\+).*#egg=([\w.-]+)/.exec(line)?.[1];
  if (ofRepository !== undefined) return [{ name: ofRepository, versions: '' }];
  const parts = /^\s*([a-z\d][\w.-]*)(?:\s*\[[^\]]*\])?([^;#]*)/i.exec(line);
  return parts?.[1] === undefined ? [] : [{ name: parts[1], versions: parts[2] ?? '' }];
}

function getValues(table: unknown): readonly unknown[] {
  return isRecord(table) ? Object.values(table) : [];
}

function toTexts(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === 'string');
}
