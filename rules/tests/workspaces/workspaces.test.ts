import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine, type EngineOptions, type RuleFailure } from '../../src/engine/index.js';
import { compareWithExpectations, type Found } from '../support/fixtures.js';
import { InstalledWorkspace, recommendedConfig, type Installation } from '../support/installed-workspace.js';

interface WorkspaceTest {
  /** A folder in `test-fixtures/workspaces`. */
  readonly name: string;
  readonly about: string;
  readonly installation?: Installation;
  /** What the engine logs: one pattern for each message. */
  readonly log?: readonly RegExp[];
}

/** As the documentation of typescript-eslint has it, with our rules behind. */
const typescriptEslintConfig = `import tseslint from 'typescript-eslint';
${recommendedConfig.replace(
  '[...asyncPitfalls',
  '[tseslint.configs.base, { languageOptions: { parserOptions: { projectService: true } } }, ...asyncPitfalls',
)}`;

const tests: readonly WorkspaceTest[] = [
  {
    name: 'typescript-7',
    about: 'a workspace with TypeScript 7 only',
    installation: { typescript: 'typescript-native' },
  },
  {
    name: 'typescript-5.4',
    about: 'a workspace with TypeScript 5.4 only, typed by typescript-eslint',
    installation: { typescript: 'typescript-5.4', eslintConfig: typescriptEslintConfig },
    log: [/tsconfig\.json: read with replacements .*: baseUrl, moduleResolution\.$/u],
  },
  {
    name: 'no-typescript',
    about: 'a workspace without TypeScript and without tsconfig',
    installation: { without: ['typescript-eslint', '@typescript-eslint/parser'] },
  },
  {
    name: 'broken-tsconfig',
    about: 'packages whose tsconfig is broken, each in its way',
    log: [
      /missing-base\/tsconfig\.json: read as far as it can be: File '@broken\/tsconfig\/base\.json' not found\.$/u,
      /removed-options\/tsconfig\.json: read with replacements/u,
      /syntax-error\/tsconfig\.json: read as far as it can be: ',' expected\./u,
    ],
  },
  { name: 'javascript', about: 'a workspace of plain JavaScript, with types in comments of JSDoc' },
  {
    name: 'monorepo',
    about: 'a monorepo of packages that refer to each other, not built',
    installation: {
      own: { '@shop/core': 'packages/core', '@shop/api': 'packages/api', '@shop/web': 'packages/web' },
    },
  },
  {
    name: 'unbuilt',
    about: 'packages that are found by what they build, which is not there yet',
    installation: { own: { '@post/core': 'packages/core' } },
  },
  { name: 'deno', about: 'a project of Deno, which maps imports' },
];

for (const { name, about, installation, log: expectedLog = [] } of tests) {
  describe(about, () => {
    let workspace: InstalledWorkspace;

    before(async () => (workspace = await InstalledWorkspace.create(name, installation)));
    after(() => workspace.remove());

    function assertExpected(found: ReadonlyMap<string, readonly Found[]>): void {
      assert.ok(workspace.fixtures.some(({ expectations }) => expectations.length > 0));
      for (const fixture of workspace.fixtures) {
        const findings = found.get(fixture.path);
        assert.ok(findings, `${fixture.path} was not checked`);
        assert.deepEqual(compareWithExpectations(fixture, findings), { unmet: [], surplus: [] }, fixture.path);
      }
    }

    it('has its findings in the engine, and its notes once in the log', () => {
      const log: string[] = [];
      const engine = createEngine({ root: workspace.path, log: (message) => log.push(message), onError: rethrow });
      try {
        const rules = getPresetSettings('recommended');
        assertExpected(
          new Map(workspace.fixtures.map((file) => [file.path, engine.lint({ ...file, rules }).findings])),
        );
      } finally {
        engine.close();
      }
      assert.equal(log.length, expectedLog.length, log.join('\n'));
      for (const [index, pattern] of expectedLog.entries()) assert.match(log[index] ?? '', pattern);
    });

    it('has its findings in plain ESLint', async () => {
      assertExpected((await workspace.runEslint()).found);
    });

    it('has its findings in the command', async () => {
      assertExpected((await workspace.runCommand()).found);
    });
  });
}

describe('a workspace where our own compiler is not installed', () => {
  const without = ['typescript-native'];
  let workspace: InstalledWorkspace;
  afterEach(() => workspace.remove());

  const lint = async (installation: Installation): Promise<{ unmet: number; surplus: number; found: number }> => {
    workspace = await InstalledWorkspace.create('typescript-7', { without, ...installation });
    const { found } = await workspace.runEslint();
    const results = workspace.fixtures.map((file) => compareWithExpectations(file, found.get(file.path) ?? []));
    return {
      unmet: results.flatMap(({ unmet }) => unmet).length,
      surplus: results.flatMap(({ surplus }) => surplus).length,
      found: workspace.fixtures.flatMap(({ path }) => found.get(path) ?? []).length,
    };
  };

  it('takes types from the TypeScript 7 of the workspace, where settings allow to run it', async () => {
    const settings = "{ settings: { 'async-pitfalls': { allowWorkspaceTypeScript: true } } }";
    const eslintConfig = recommendedConfig.replace('.recommended', `.recommended, ${settings}`);
    assert.deepEqual(await lint({ typescript: 'typescript-native', eslintConfig }), { unmet: 0, surplus: 0, found: 3 });
  });

  it('finds what needs no types, and nothing else, without any', async () => {
    // The project's own functions tell that they are asynchronous.
    assert.deepEqual(await lint({}), { unmet: 0, surplus: 0, found: 3 });
  });
});

const rethrow: EngineOptions['onError'] = ({ error }: RuleFailure) => {
  throw error;
};
