import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globbySync } from 'globby';
import { createEngine } from '../../src/engine/create-engine.js';
import type { Engine, LintResult, RuleSettings } from '../../src/engine/engine.js';
import { rules } from '../../src/pitfalls/index.generated.js';

const fixtures = path.resolve(import.meta.dirname, '../../../test-fixtures');
const files = globbySync('typescript/**/*.{ts,tsx,mts,cts,js,jsx}', { cwd: fixtures, ignore: ['**/*.d.ts'] }).sort();

const onlyMissingAwait: RuleSettings = { 'no-missing-await': 'error' };
const onlyFloating: RuleSettings = { 'no-missing-await': ['error', { checkCallbacks: false, checkValues: false }] };
const allRules: RuleSettings = Object.fromEntries(Object.keys(rules).map((name) => [name, 'error']));

describe('screen of a run over many files', () => {
  let engine: Engine;
  before(() => {
    engine = createEngine({ root: fixtures, filesOfRun: [] });
  });
  after(() => engine.close());

  /** What is measured is not screened. */
  function lint(file: string, settings: RuleSettings, timing: boolean): LintResult['messages'] {
    const name = path.join(fixtures, file);
    return engine.lint({ path: name, text: readFileSync(name, 'utf8'), rules: settings, timing }).messages;
  }

  for (const file of files) {
    it(`changes no finding in ${file}`, () => {
      for (const settings of [onlyMissingAwait, onlyFloating, allRules]) {
        assert.deepEqual(lint(file, settings, false), lint(file, settings, true));
      }
    });
  }

  const comments = [
    '/* eslint async-pitfalls/no-missing-await: off */',
    '/* eslint no-console: error, async-pitfalls/no-such-rule: error */',
    '// eslint-disable-next-line async-pitfalls/no-such-rule',
    '// eslint-disable-next-line no-console',
    '/* eslint-disable */',
  ];
  for (const comment of comments) {
    it(`changes nothing about ${comment}`, () => {
      for (const code of ['export const one = 1;', 'export async function load() {}\nload();']) {
        const request = { path: path.join(fixtures, 'typescript/comment.ts'), text: `${comment}\n${code}\n` };
        const [screened, run] = [false, true].map((timing) =>
          engine.lint({ ...request, rules: onlyMissingAwait, timing }),
        );
        assert.deepEqual(screened?.messages, run?.messages);
      }
    });
  }

  const broken = {
    'broken.ts': 'const = ;',
    'broken-in-depth.ts': 'export function pick(all: string[]) {\n  return all.map((one) => one.at(0x));\n}\n',
    'unclosed.tsx': 'export const view = <p>text;\n',
    'with-types.js': 'export const one: number = 1;\n',
  };
  for (const [file, text] of Object.entries(broken)) {
    it(`tells of a text that cannot be parsed in ${file}`, () => {
      const request = { path: path.join(fixtures, 'typescript', file), text, rules: onlyMissingAwait };
      const [message, ...others] = engine.lint(request).messages;
      assert.match(message?.message ?? '', /^Parsing error/);
      assert.deepEqual(others, []);
    });
  }
});
