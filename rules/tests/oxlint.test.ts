import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Linter } from 'eslint';
import { getPresetSettings } from '../src/configs.js';
import { toEslintParser } from '../src/eslint-types.js';
import plugin from '../src/index.js';
import * as ownParser from '../src/javascript/parser/index.js';
import { runNode, TemporaryFolder } from './support/command.js';
import { fixturesFolder, readFixtures, type Fixture } from './support/fixtures.js';
import { bundlePlugin } from './support/bundle.js';

const require = createRequire(import.meta.url);
const oxlint = path.join(path.dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');
const fixtures = readFixtures(path.join(fixturesFolder, 'typescript'));

const rules: Linter.RulesRecord = {
  ...Object.fromEntries(
    Object.keys(getPresetSettings('strict', 'javascript')).map((name) => [`async-pitfalls/${name}`, 'error'] as const),
  ),
  // Fixtures set this by a comment; in oxlint comments configure no rules.
  'async-pitfalls/no-blocking-call': ['error', { groups: { syncFile: true } }],
};

type Types = 'native' | 'off';

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    /** `async-pitfalls(no-missing-await)` */
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

describe('the plugin in oxlint', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  async function lintInOxlint(types: Types): Promise<string[]> {
    const config = {
      jsPlugins: [path.join(await bundlePlugin(), 'dist/index.js')],
      categories: { correctness: 'off' },
      rules,
      settings: { 'async-pitfalls': { types } },
    };
    folder.write('oxlint.json', JSON.stringify(config));
    const args = ['-c', folder.resolve('oxlint.json'), '--format', 'json', 'typescript'];
    const { stdout, stderr } = await runNode([oxlint, ...args], fixturesFolder);
    assert.notEqual(stdout, '', stderr);
    const { diagnostics }: OxlintReport = JSON.parse(stdout);
    return diagnostics.map(({ filename, labels, code, message }) => {
      const { line = 0, column = 0 } = labels[0]?.span ?? {};
      return `${filename}:${line}:${column} ${code?.replace(/\((?<rule>.*)\)/u, '/$<rule>')} ${message}`;
    });
  }

  for (const types of ['native', 'off'] as const) {
    it(`finds what it finds in ESLint, types ${types}`, async () => {
      const expected = fixtures.flatMap((fixture) => lintInEslint(fixture, types));
      assert.ok(expected.length > 0);
      assert.deepEqual((await lintInOxlint(types)).sort(), expected.sort());
    }).timeout(180_000);
  }
});

function lintInEslint({ path: filename, name, text }: Fixture, types: Types): string[] {
  const config: Linter.Config = {
    files: ['**'],
    plugins: { 'async-pitfalls': plugin },
    rules,
    languageOptions: { parser: toEslintParser(ownParser) },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { 'async-pitfalls': { types } },
  };
  return new Linter({ cwd: fixturesFolder })
    .verify(
      text.replace(/\/\* eslint async-pitfalls.*?\*\//su, (comment) => ' '.repeat(comment.length)),
      [config],
      {
        filename,
      },
    )
    .map(({ line, column, ruleId, message }) => `${name}:${line}:${column} ${ruleId} ${message}`);
}
