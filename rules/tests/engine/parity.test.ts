import assert from 'node:assert/strict';
import type { ESLint, Linter } from 'eslint';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';
import plugin from '../../src/index.js';
import { runCommand } from '../support/command.js';
import { eslintVersions } from '../support/eslint-versions.js';
import { fixturesFolder, getFixtures } from '../support/fixtures.js';

const fixtures = getFixtures();

/** What users see of a message. */
type Seen = Pick<Linter.LintMessage, 'ruleId' | 'message' | 'line' | 'column' | 'endLine' | 'endColumn' | 'fix'> & {
  suggestions: { title: string; fix: unknown }[];
};

function toSeen({ ruleId, message, line, column, endLine, endColumn, fix, suggestions }: Linter.LintMessage): Seen {
  const offered = (suggestions ?? []).map((suggestion) => ({ title: suggestion.desc, fix: suggestion.fix }));
  return JSON.parse(JSON.stringify({ ruleId, message, line, column, endLine, endColumn, fix, suggestions: offered }));
}

const toResults = (results: readonly ESLint.LintResult[]): Map<string, Seen[]> =>
  new Map(results.map(({ filePath, messages }) => [filePath, messages.map(toSeen)]));

describe('parity: every fixture gives the same', () => {
  const expected = new Map<string, Seen[]>();

  before(() => {
    const engine = createEngine({ root: fixturesFolder });
    for (const { path, text } of fixtures) {
      const { messages } = engine.lint({ path, text, rules: getPresetSettings('recommended') });
      expected.set(path, messages.map(toSeen));
    }
    engine.close();
  });

  function assertSame(actual: ReadonlyMap<string, Seen[]>): void {
    assert.ok(fixtures.length > 0);
    for (const { path, name } of fixtures) assert.deepEqual(actual.get(path), expected.get(path), name);
  }

  for (const version of eslintVersions) {
    it(`in ESLint ${version.version} as in the engine`, async () => {
      const eslint = new version({
        cwd: fixturesFolder,
        overrideConfigFile: true,
        overrideConfig: [
          ...plugin.configs.recommended,
          { linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' } },
        ],
      });
      assertSame(toResults(await eslint.lintFiles(fixtures.map(({ path }) => path))));
    });
  }

  it('in the command as in the engine', async () => {
    const { stdout } = await runCommand(['--format', 'json', ...fixtures.map(({ path }) => path)], fixturesFolder);
    assertSame(toResults(JSON.parse(stdout)));
  });
});
