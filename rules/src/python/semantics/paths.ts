/** Paths as strings, for both separators: this code also runs where there is no `node:path`. */

export function getFolder(path: string): string {
  const end = lastSeparator(path);
  return end <= 0 ? path.slice(0, end + 1) : path.slice(0, end);
}

export function getBaseName(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

export function joinPath(folder: string, ...names: readonly string[]): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return names.reduce((path, name) => (path.endsWith(separator) ? path + name : path + separator + name), folder);
}

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

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}
