/**
 * Lays out a new rule in both languages: npm run new-rule -- no-something
 * Code, messages, tests, fixtures and page, each to be filled; then the generated files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pitfallsFolder, rulesRoot } from './rule-folders.js';
import { createRuleFiles } from './rule-templates.js';

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z]+(?:-[a-z]+)+$/u.test(name)) {
  console.error('Usage: npm run new-rule -- no-something');
  process.exit(2);
}
if (existsSync(path.join(pitfallsFolder, name))) {
  console.error(`There is a rule ${name} already.`);
  process.exit(2);
}
for (const [file, text] of Object.entries(createRuleFiles(name))) {
  const absolute = path.join(rulesRoot, '..', file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
  console.log(`Wrote: ${file}`);
}
const generate = path.join(rulesRoot, 'scripts/generate.ts');
const { status } = spawnSync(process.execPath, ['--conditions=source', '--import', 'tsx', generate], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
