// Writes the rules that `asyncPitfalls.rules` accepts into the extension's manifest, from the schema that is generated
// from the rules: node client/scripts/manifest-settings.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'package.json');
const { properties } = JSON.parse(readFileSync(path.join(root, 'rules/schema.json'), 'utf8'));
const before = readFileSync(file, 'utf8');
const manifest = JSON.parse(before);
manifest.contributes.configuration.properties['asyncPitfalls.rules'].properties = properties;
const after = await format(JSON.stringify(manifest), { ...(await resolveConfig(file)), filepath: file });
if (after !== before) {
  console.log(
    process.argv.includes('--check') ? 'package.json is out of date: npm run generate' : 'Wrote package.json',
  );
  if (process.argv.includes('--check')) process.exitCode = 1;
  else writeFileSync(file, after);
}
