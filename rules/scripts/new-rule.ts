/**
 * Lays out a new rule in both languages: npm run new-rule -- no-something
 * One about what only Python has: npm run new-rule -- no-something --python
 * Code, messages, tests, fixtures and page, each to be filled; then the generated files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pitfallsFolder, rulesRoot } from './rule-folders.js';
import { createRuleFiles } from './rule-templates.js';

const [name, flag] = process.argv.slice(2);
if (name === undefined || !/^[a-z]+(?:-[a-z]+)+$/u.test(name) || (flag !== undefined && flag !== '--python')) {
  console.error('Usage: npm run new-rule -- no-something [--python]');
  process.exit(2);
}
if (existsSync(path.join(pitfallsFolder, name))) {
  console.error(`There is a rule ${name} already.`);
  process.exit(2);
}
for (const [file, text] of Object.entries(createRuleFiles(name, flag === '--python'))) {
  const absolute = path.join(rulesRoot, '..', file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  console.log(`Wrote: ${file}`);
}
const generate = path.join(rulesRoot, 'scripts/generate.ts');
const { status } = spawnSync(process.execPath, ['--conditions=async-pitfalls-source', '--import', 'tsx', generate], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
