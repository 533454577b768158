/** Where requests go; the table is made by another program. */
import { execFileSync } from 'node:child_process';

const table = new Map<string, string>();

function readTable(): string[] {
  return execFileSync('routes', ['--list']).toString().split('\n');
}

export function load(path: string): string {
  if (table.size === 0) {
    for (const line of readTable()) table.set(line, line);
  }
  return table.get(path) ?? '';
}
