import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The name of a Python 3.10 or newer that is installed, whose grammar knows `match`. */
export function findPython(): string | undefined {
  const check = 'import sys; sys.exit(sys.version_info < (3, 10))';
  return ['python3', 'python'].find((name) => spawnSync(name, ['-c', check]).status === 0);
}

/** All Python files of the standard library of a Python, without what is installed beside it. */
export function listStandardLibrary(python: string): string[] {
  const query = 'import sysconfig; print(sysconfig.get_path("stdlib"))';
  const folder = spawnSync(python, ['-c', query], { encoding: 'utf8' }).stdout.trim();
  return [...listFiles(folder)].sort();
}

function* listFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'site-packages' && entry.name !== 'dist-packages') yield* listFiles(path);
    } else if (entry.name.endsWith('.py')) yield path;
  }
}
