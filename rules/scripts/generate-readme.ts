import { basename, dirname, relative } from 'node:path';
import { rules } from '../src/pitfalls/index.generated.js';
import { rulesRoot } from './rule-folders.js';

const begin = '<!-- begin rules (generated) -->';
const end = '<!-- end rules (generated) -->';

/**
 * Puts the table of rules between the markers of a README.
 * @param path where the README is, for the links to the rules' pages
 * @throws {Error} when a marker is missing
 */
export function insertRulesTable(readme: string, path: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${basename(path)}: the markers ${begin} … ${end} are missing.`);
  const folder = relative(dirname(path), `${rulesRoot}docs/rules`);
  return `${readme.slice(0, from)}${begin}\n\n${createTable(folder)}\n\n${readme.slice(to)}`;
}

function createTable(docs: string): string {
  const rows = Object.entries(rules).map(([name, { meta }]) => {
    const languages = (meta.languages ?? []).map((language) => (language === 'js/js' ? 'TS/JS' : 'Python'));
    const marks = [meta.fixable && '🔧', meta.hasSuggestions && '💡'].filter(Boolean).join(' ');
    const preset = meta.docs?.presets.includes('recommended') ? 'recommended' : 'strict';
    const cells = [`[${name}](${docs}/${name}.md)`, meta.docs?.description, languages.sort().join(', '), marks, preset];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| rule | what it does | languages | changes | preset |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
