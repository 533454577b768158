import type { FileSource } from '../../../project/files/file-source.js';
import { getParts, joinPath } from '../../../project/files/paths.js';
import { resolvePath } from './written-paths.js';

/**
 * The folders outside of an environment whose packages are installed there without being copied: projects in development. What
 * would run as code when Python starts is read as text, or passed over.
 */
export function findInstalledLinks(files: FileSource, sitePackages: string): readonly string[] {
  const names = (files.readFolder(sitePackages) ?? []).filter(isLink);
  return names.sort().flatMap((name) => {
    const text = files.readFile(joinPath(sitePackages, name)) ?? '';
    return name.endsWith('.pth') ? readPathFile(text, sitePackages) : readFinder(text, sitePackages);
  });
}

function isLink(name: string): boolean {
  return name.endsWith('.pth') || /^__editable__.*_finder\.py$/.test(name);
}

/** One folder a line; those that begin with `import` are code: https://docs.python.org/3/library/site.html */
function readPathFile(text: string, folder: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^(?:#|import[ \t]|\s*$)/.test(line));
  return lines.flatMap((line) => resolvePath(folder, line) ?? []);
}

/**
 * Where setuptools says which package is in which folder, the folders that imports of these start from.
 * https://setuptools.pypa.io/en/latest/userguide/development_mode.html#how-editable-installations-work
 */
function readFinder(text: string, folder: string): readonly string[] {
  const mapping = /^MAPPING\b[^={]*=\s*\{(?<pairs>[^}\n]*)\}/m.exec(text)?.groups?.['pairs'] ?? '';
  return [...mapping.matchAll(/'(?<name>[\w.]+)'\s*:\s*'(?<path>[^'\n]+)'/g)].flatMap(({ groups }) => {
    const path = resolvePath(folder, groups?.['path']?.replaceAll('\\\\', '\\') ?? '');
    const up = (groups?.['name'] ?? '').split('.');
    if (path === undefined || getParts(path, '').slice(-up.length).join('.') !== up.join('.')) return [];
    return resolvePath(path, up.map(() => '..').join('/')) ?? [];
  });
}
