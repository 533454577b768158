import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { joinPath } from '../../../project/files/paths.js';
import { get, getIniValue, readPyrightConfig } from './settings.js';
import { resolvePath } from './written-paths.js';

/** Where `[tool]` of `pyproject.toml` names folders that imports start from: one, or several. */
const folderKeys: readonly (readonly string[])[] = [
  ['async-pitfalls', 'src'],
  // https://microsoft.github.io/pyright/#/import-resolution
  ['pyright', 'extraPaths'],
  ['basedpyright', 'extraPaths'],
  ['ty', 'environment', 'root'],
  ['ty', 'environment', 'extra-paths'],
  ['pyrefly', 'search-path'],
  ['ruff', 'src'],
  // https://mypy.readthedocs.io/en/stable/config_file.html#confval-mypy_path
  ['mypy', 'mypy_path'],
  // https://docs.pytest.org/en/stable/reference/reference.html#confval-pythonpath
  ['pytest', 'pythonpath'],
  ['pytest', 'ini_options', 'pythonpath'],
  ['setuptools', 'packages', 'find', 'where'],
  ['pdm', 'build', 'package-dir'],
  ['maturin', 'python-source'],
  ['uv', 'build-backend', 'module-root'],
  ['hatch', 'build', 'targets', 'wheel', 'sources'],
];

/**
 * The folders that imports of a project start from, as its configs say, beside its own folder.
 * @param settings what its `pyproject.toml` says
 */
export function findSearchFolders(files: FileSource, root: string, settings: unknown): readonly string[] {
  const tools = get(settings, 'tool');
  const written = [
    ...folderKeys.flatMap((keys) => toTexts(get(tools, ...keys))),
    ...toTexts(get(readPyrightConfig(files, root), 'extraPaths')),
    ...getPackageFolders(tools),
    ...readOtherConfigs(files, root),
  ];
  return written.flatMap((one) => resolvePath(root, one) ?? []);
}

function toTexts(value: unknown): string[] {
  if (typeof value === 'string') return splitList(value);
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').flatMap(toRelative);
  // Hatch maps folders to what they are called in a distribution.
  return isRecord(value) ? Object.keys(value) : [];
}

/** Folders in one text: `lib:stubs`. */
function splitList(text: string): string[] {
  return text.split(/[,;\s]+|:(?![/\\])/).flatMap(toRelative);
}

/** A folder without the variables that mean the folder of the config; nothing where it has others, or is empty. */
function toRelative(written: string): string[] {
  const path = written.replace(/^\$(?:\{workspaceFolder\}|\{?MYPY_CONFIG_FILE_DIR\}?)/, '.');
  return path === '' || path.includes('$') ? [] : [path];
}

/** The folders around packages that are named with their folder. */
function getPackageFolders(tools: unknown): string[] {
  // https://setuptools.pypa.io/en/latest/userguide/package_discovery.html, https://python-poetry.org/docs/pyproject/#packages
  const setuptools = get(tools, 'setuptools', 'package-dir');
  const poetry = get(tools, 'poetry', 'packages');
  // https://hatch.pypa.io/latest/config/build/#packages
  const hatch = get(tools, 'hatch', 'build', 'targets', 'wheel', 'packages');
  return [
    ...(isRecord(setuptools) ? Object.entries(setuptools).flatMap(toFolderAround) : []),
    ...(Array.isArray(poetry) ? poetry.flatMap((entry: unknown) => toTexts(get(entry, 'from'))) : []),
    ...toTexts(hatch).flatMap((one) => (one.includes('/') ? [one.replace(/\/[^/]*\/?$/, '')] : [])),
  ];
}

/** The folder that imports of a package start from: of `core` in `lib/core`, `lib`. None where its folder has another name. */
function toFolderAround([name, folder]: readonly [string, unknown]): string[] {
  if (typeof folder !== 'string') return [];
  const end = name === '' ? '' : `/${name.replaceAll('.', '/')}`;
  return `/${folder}`.endsWith(end) ? [folder.slice(0, folder.length - end.length)] : [];
}

/** What files in the formats of former times say, and the environment that editors and runners load. */
function readOtherConfigs(files: FileSource, root: string): string[] {
  const names = new Set(files.readFolder(root));
  const read = (name: string): string => (names.has(name) ? (files.readFile(joinPath(root, name)) ?? '') : '');
  const cfg = read('setup.cfg');
  return [
    ...splitList(getIniValue(read('mypy.ini'), 'mypy', 'mypy_path')),
    ...splitList(getIniValue(cfg, 'mypy', 'mypy_path')),
    ...splitList(getIniValue(read('pytest.ini'), 'pytest', 'pythonpath')),
    ...splitList(getIniValue(read('tox.ini'), 'pytest', 'pythonpath')),
    ...splitList(getIniValue(cfg, 'tool:pytest', 'pythonpath')),
    ...splitList(getIniValue(cfg, 'options.packages.find', 'where')),
    ...splitList(/^=\s*(\S+)/.exec(getIniValue(cfg, 'options', 'package_dir'))?.[1] ?? ''),
    ...splitList(/\bpackage_dir\s*=\s*\{\s*(?:''|"")\s*:\s*['"]([^'"\n]+)/.exec(read('setup.py'))?.[1] ?? ''),
    // https://code.visualstudio.com/docs/python/environments#_use-of-the-pythonpath-variable
    ...splitList(/^\s*(?:export\s+)?PYTHONPATH\s*=\s*['"]?([^'"#\n]+)/m.exec(read('.env'))?.[1] ?? ''),
  ];
}
