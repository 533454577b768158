import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const rulesRoot = fileURLToPath(new URL('..', import.meta.url));
export const pitfallsFolder = fileURLToPath(new URL('../src/pitfalls/', import.meta.url));

/** Names of the rules: the folders in `src/pitfalls` that hold a `rule.ts`, sorted. */
export function getRuleNames(): string[] {
  return readdirSync(pitfallsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${pitfallsFolder}${entry.name}/rule.ts`))
    .map((entry) => entry.name)
    .sort();
}

/** `no-blocking-call` → `noBlockingCall`. */
export function toIdentifier(name: string): string {
  return name.replace(/-(?<letter>[a-z])/gu, (_match, letter: string) => letter.toUpperCase());
}
