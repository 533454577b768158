/**
 * Writes what follows from the rules' folders and their `meta`:
 * the index of rules, why each matters, the tables in the READMEs, the JSON schemas of settings.
 *
 * `npm run generate` writes; `npm run generate -- --check` only tells what would change and fails if anything would.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createExplanations } from './generate-explanations.js';
import { createIndex } from './generate-index.js';
import { rulesRoot } from './rule-folders.js';

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const isCheck = process.argv.includes('--check');
const repository = `${rulesRoot}..`;

// The index first: what comes after imports it.
const stale = await update([
  { path: `${rulesRoot}src/pitfalls/index.generated.ts`, text: createIndex() },
  { path: `${rulesRoot}src/pitfalls/explanations.generated.ts`, text: createExplanations() },
]);
const { createSchema, createTableSchema } = await import('./generate-schema.js');
const { insertTables } = await import('./generate-readme.js');
stale.push(
  ...(await update([
    { path: `${rulesRoot}schema.json`, text: createSchema() },
    { path: `${rulesRoot}pyproject.schema.json`, text: createTableSchema() },
    ...[`${repository}/README.md`, `${repository}/README.ja.md`, `${rulesRoot}README.md`]
      .filter((path) => existsSync(path))
      .map((path) => ({ path, text: insertTables(readFileSync(path, 'utf8'), path) })),
  ])),
);

for (const path of stale) console.log(`${isCheck ? 'Out of date' : 'Wrote'}: ${relative(repository, path)}`);
if (isCheck && stale.length > 0) {
  console.log('Run `npm run generate`.');
  process.exitCode = 1;
}

async function update(files: readonly GeneratedFile[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { path, text } of files) {
    const formatted = await format(text, { ...(await resolveConfig(path)), filepath: path });
    if (existsSync(path) && readFileSync(path, 'utf8') === formatted) continue;
    changed.push(path);
    if (!isCheck) writeFileSync(path, formatted);
  }
  return changed;
}
