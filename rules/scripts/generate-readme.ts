import { basename, dirname, relative } from 'node:path';
import { rules } from '../src/pitfalls/index.generated.js';
import { createComparison } from './generate-comparison.js';
import { rulesRoot } from './rule-folders.js';

/**
 * Puts the tables, of rules and of other linters, between their markers in a README; its name ends in `.ja.md` when it is in
 * Japanese.
 * @param path where the README is, for the links to the rules' pages
 * @throws {Error} when the markers around the rules are missing
 */
export function insertTables(readme: string, path: string): string {
  const folder = relative(dirname(path), `${rulesRoot}docs/rules`);
  const isJapanese = path.endsWith('.ja.md');
  const withRules = insert(readme, 'rules', createTable(folder, isJapanese));
  if (withRules === undefined) throw new Error(`${basename(path)}: the markers of the rules are missing.`);
  return insert(withRules, 'comparison', createComparison(isJapanese)) ?? withRules;
}

/** The text with a table between the markers of that name; undefined when it has none. */
function insert(text: string, name: string, table: string): string | undefined {
  const begin = `<!-- begin ${name} (generated) -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(`<!-- end ${name} (generated) -->`);
  if (from < 0 || to < from) return undefined;
  return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
}

function createTable(docs: string, isJapanese: boolean): string {
  const rows = Object.entries(rules).map(([name, { meta }]) => {
    const languages = (meta.languages ?? []).map((language) => (language === 'js/js' ? 'TS/JS' : 'Python'));
    const marks = [meta.fixable && '🔧', meta.hasSuggestions && '💡'].filter(Boolean).join(' ');
    const preset = meta.docs?.presets.includes('recommended') ? 'recommended' : 'strict';
    const cells = [`[${name}](${docs}/${name}.md)`, meta.docs?.description, languages.sort().join(', '), marks, preset];
    return `| ${cells.join(' | ')} |`;
  });
  const titles = isJapanese
    ? ['ルール', '内容', '言語', '変更', 'プリセット']
    : ['rule', 'what it does', 'languages', 'changes', 'preset'];
  return [`| ${titles.join(' | ')} |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
