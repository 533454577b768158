import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'smol-toml';
import { parseProjectConfig } from '../../src/configuration/project-config.js';

const schema = JSON.parse(readFileSync(new URL('../../pyproject.schema.json', import.meta.url), 'utf8')) as object;
// The draft that ajv 6 knows by itself; rules say "additionalItems" beside "items" in some options.
const validate = new Ajv().compile(schema);

/** Whether the schema accepts a table, and whether the configuration reads it without a problem. */
function check(table: string): { schema: boolean; configuration: boolean } {
  return {
    schema: validate(parse(table)) === true,
    configuration: parseProjectConfig(toDocument(table))?.problems.length === 0,
  };
}

/** The lines as a table `[tool.async-pitfalls]`, a table in them as one below it. */
function toDocument(table: string): string {
  return `[tool.async-pitfalls]\n${table.replace(/^\[/gmu, '[tool.async-pitfalls.')}`;
}

describe('the schema of [tool.async-pitfalls]', () => {
  for (const table of [
    '',
    'preset = "strict"',
    'exclude = ["scripts/**"]\nsrc = ["src"]\npython-version = "3.10"',
    '[rules]\nno-missing-await = "warn"',
    '[rules]\nno-blocking-call = ["error", { groups = { file = true } }]',
  ]) {
    it(`accepts what the configuration accepts: ${JSON.stringify(table)}`, () => {
      assert.deepEqual(check(table), { schema: true, configuration: true });
    });
  }

  for (const table of [
    'presets = "strict"',
    'preset = "all"',
    'exclude = "scripts"',
    'python-version = 3.10',
    'python-version = "2.7"',
    '[rules]\nno-mising-await = "warn"',
    '[rules]\nno-missing-await = "warning"',
    '[rules]\nno-blocking-call = ["error", { group = {} }]',
  ]) {
    it(`refuses what the configuration refuses: ${JSON.stringify(table)}`, () => {
      assert.deepEqual(check(table), { schema: false, configuration: false });
    });
  }
});
