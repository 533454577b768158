import { readFileSync } from 'node:fs';

/** The paths in the file that the first argument names, one a line. */
export function readList(): readonly string[] {
  const [list] = process.argv.slice(2);
  if (list === undefined) throw new Error('Expected the path of a list of files');
  return readFileSync(list, 'utf8').split('\n').filter(Boolean);
}
