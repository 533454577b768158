import type { FileSource } from '../project/file-source.js';

/**
 * Files as they are on disk. Node's modules are asked for when they are needed, so that this can be bundled for places
 * that have no disk.
 */
export function createDiskFiles(): FileSource {
  const fs = process.getBuiltinModule('node:fs');
  return {
    readFile(path) {
      try {
        return fs.readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    },
    isFile: (path) => fs.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
    readFolder(path) {
      try {
        return fs.readdirSync(path);
      } catch {
        return undefined;
      }
    },
  };
}
