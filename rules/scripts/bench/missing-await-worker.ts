/**
 * The process that is measured by the bench `missing-await`: lints the Python files of a folder with one rule and prints
 * where it found something, as JSON.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { enableCompileCache } from '../../src/cli/compile-cache.js';
import { prepareForShortRun } from '../../src/cli/short-run.js';

// As the command does.
enableCompileCache();
prepareForShortRun();
const { createEngine } = await import('../../src/engine/create-engine.js');

const [root = '.'] = process.argv.slice(2);

function* listPythonFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['.git', 'node_modules', '.venv'].includes(entry.name)) yield* listPythonFiles(path);
    } else if (entry.name.endsWith('.py')) yield path;
  }
}

const engine = createEngine({ root });
const places: string[] = [];
for (const path of listPythonFiles(root)) {
  const { findings } = engine.lint({
    path,
    text: readFileSync(path, 'utf8'),
    rules: { 'no-missing-await': 'error' },
    // As the command does when it prints text; pyright works out none, either.
    suggestions: false,
  });
  for (const finding of findings) {
    if (finding.rule === 'no-missing-await') places.push(`${relative(root, path)}:${finding.line}`);
  }
}
engine.close();
process.stdout.write(JSON.stringify(places));
