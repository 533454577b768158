import { readFileSync } from 'node:fs';
import { getRuleNames, rulesRoot } from './rule-folders.js';

/**
 * The module that holds, for each rule, what its page says under "Why it matters", as Markdown.
 * @throws {Error} when a page has no such section
 */
export function createExplanations(): string {
  const entries = getRuleNames().map((name) => [name, getSection(name, 'Why it matters')] as const);
  return [
    '// Written by `npm run generate`; do not edit.',
    '',
    '/** Why each rule matters, by its name: a section of its page, as Markdown. */',
    `export const explanations: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(entries))};`,
    '',
  ].join('\n');
}

function getSection(rule: string, title: string): string {
  const page = readFileSync(`${rulesRoot}docs/rules/${rule}.md`, 'utf8');
  const section = page.split(/^## /mu).find((text) => text.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`The page of ${rule} has no section "${title}".`);
  return section.slice(title.length).trim();
}
