import { getFolder, joinPath } from '../../../project/files/paths.js';

/**
 * The folder that a config names by a path: relative to a folder, or absolute. Undefined for a folder of another machine
 * (`\\server\share`): to look whether it is there would say hello to that machine.
 */
export function resolvePath(folder: string, written: string): string | undefined {
  const path = written.trim();
  if (path === '' || /^[/\\]{2}|[\0\n]/.test(path)) return undefined;
  if (path.startsWith('/')) return joinParts('/', split(path));
  if (!/^[a-z]:[/\\]/i.test(path)) return joinParts(folder, split(path));
  const drive = path.slice(0, 3).replace('/', '\\');
  // A path of Windows may name its drive in either case.
  const isSameDrive = folder.toLowerCase().startsWith(drive.toLowerCase());
  return joinParts(isSameDrive ? folder.slice(0, 3) : drive, split(path.slice(3)));
}

function split(path: string): readonly string[] {
  return path.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
}

function joinParts(folder: string, parts: readonly string[]): string {
  let path = folder;
  for (const part of parts) path = part === '..' ? getFolder(path) : joinPath(path, part);
  return path;
}
