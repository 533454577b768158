/** Paths as strings, for both separators: this code also runs where there is no `node:path`. */

/** The folder around a file or folder. A root (`/`, `C:\`) is its own, and so is a name without a folder. */
export function getFolder(path: string): string {
  const end = lastSeparator(path);
  if (end < 0) return path;
  return end === 0 || path[end - 1] === ':' ? path.slice(0, end + 1) : path.slice(0, end);
}

/** The name at the end of a path. */
export function getBaseName(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

/** The path of what has these names inside a folder, written with the separator of the folder. */
export function joinPath(folder: string, ...names: readonly string[]): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return names.reduce((path, name) => (path.endsWith(separator) ? path + name : path + separator + name), folder);
}

/** A path of Windows without the slashes that code and configs are written with on every platform: `C:\shop/cart/list.ts`. */
export function toOneSeparator(path: string): string {
  return path.includes('\\') ? path.replaceAll('/', '\\') : path;
}

/** Whether the path is the folder or anything inside it. */
export function isInside(path: string, folder: string): boolean {
  if (!path.startsWith(folder)) return false;
  const next = path[folder.length];
  return next === undefined || next === '/' || next === '\\' || /[/\\]$/.test(folder);
}

/** The names on the way from a folder down to a path inside it. */
export function getParts(path: string, folder: string): readonly string[] {
  return path
    .slice(folder.length)
    .split(/[/\\]/)
    .filter((part) => part !== '');
}

/** The folders around a path from an outer folder inwards, that one included; none when the path is that folder itself. */
export function getFoldersAround(path: string, outer: string): readonly string[] {
  return getParts(path, outer).map((_, index, names) => joinPath(outer, ...names.slice(0, index)));
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}
