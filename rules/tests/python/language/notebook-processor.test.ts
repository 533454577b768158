import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import type { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import plugin from '../../../src/index.js';
import { TemporaryFolder } from '../../support/command.js';
import { toEslintConfigs } from '../../support/configs.js';
import { eslintVersions, lintText } from '../../support/eslint-versions.js';
import { toNotebook } from '../../support/notebooks.js';

const fixtures = fileURLToPath(new URL('../../../../test-fixtures/notebooks/', import.meta.url));
const readFixture = (name: string): string => readFileSync(path.join(fixtures, name), 'utf8');
const { recommended, strict } = plugin.configs;

/** `12:10 no-blocking-call cell 3:3:10` for each message. */
const describeMessages = ({ messages }: ESLint.LintResult): string[] =>
  messages.map(({ line, column, ruleId, message }) => {
    const [cell = message] = /^cell \d+:\d+:\d+(?=: )/u.exec(message) ?? [];
    return `${line}:${column} ${String(ruleId).replace('async-pitfalls/', '')} ${cell}`;
  });

for (const version of eslintVersions) {
  describe(`a notebook in ESLint ${version.version}`, () => {
    const lint = (text: string, options: ESLint.Options = {}, config = recommended): Promise<ESLint.LintResult> =>
      lintText(version, config, text, path.join(fixtures, 'linted.ipynb'), options);
    const fix = async (text: string, options: ESLint.Options = {}): Promise<string | undefined> =>
      (await lint(text, { fix: true, ...options })).output;

    it('is checked as one module, with messages at the lines of the file', async () => {
      const text = readFixture('temperatures.ipynb');
      const toPlace = (part: string): string => {
        const line = text.split('\n').findIndex((one) => one.includes(part));
        return `${line + 1}:${(text.split('\n')[line]?.indexOf(part) ?? 0) + 1}`;
      };
      assert.deepEqual(describeMessages(await lint(text)), [
        `${toPlace('sleep(0.1)')} no-blocking-call cell 3:3:10`,
        `${toPlace('fetch(client, \\"Gen')} no-missing-await cell 5:4:5`,
        `${toPlace('run(asyncio.sleep(1))')} no-nested-run cell 7:2:9`,
      ]);
    });

    it('is fixed as by the command, where everything else stays as it was written', async () => {
      const text = readFixture('greetings.ipynb');
      const fixed = text
        .replace('time.sleep(1)', 'await asyncio.sleep(1)')
        .replace(String.raw`asyncio.run(greet(\"Ada\"))`, String.raw`await greet(\"Ada\")`);
      assert.equal(await fix(text), fixed);
      assert.equal(await fix(`\uFEFF${text}`), `\uFEFF${fixed}`);
    });

    it('is not fixed where a fix would reach into another cell, or before the magic of its own', async () => {
      const apart = toNotebook('import time', 'async def wait():\n    time.sleep(1)');
      assert.equal(await fix(apart), undefined);
      const timed = toNotebook('%%time\nimport time\nasync def wait():\n    time.sleep(1)');
      assert.equal(
        await fix(timed),
        toNotebook('%%time\nimport asyncio\nimport time\nasync def wait():\n    await asyncio.sleep(1)'),
      );
    });

    it('has comments that turn rules off, and those without use are taken out', async () => {
      const comment = '# eslint-disable-next-line async-pitfalls/no-missing-await -- shows the warning';
      const text = toNotebook('async def load(): ...', `${comment}\nload()`, `${comment}\nawait load()\n`, 'load()');
      const result = await lint(text);
      assert.deepEqual(
        describeMessages(result).map((message) => message.split(' ').slice(1).join(' ')),
        ['null cell 3:1:1', 'no-missing-await cell 4:1:1'],
      );
      assert.equal(result.suppressedMessages.length, 1);
      assert.equal(
        await fix(text, { overrideConfig: [...recommended, { linterOptions: { reportUnusedDisableDirectives: 2 } }] }),
        toNotebook('async def load(): ...', `${comment}\nload()`, ' \nawait load()\n', 'load()'),
      );
    });

    it('has suggestions that change the file', async () => {
      const text = toNotebook('async def load(): ...', 'load()');
      const [message] = (await lint(text)).messages;
      const [suggestion] = message?.suggestions ?? [];
      assert.ok(suggestion);
      const [start, end] = suggestion.fix.range;
      assert.equal(
        text.slice(0, start) + suggestion.fix.text + text.slice(end),
        toNotebook('async def load(): ...', 'await load()'),
      );
    });

    it('takes the settings of Python files, and those of its own', async () => {
      const text = toNotebook('async def load(): ...', 'load()');
      const off: Linter.RulesRecord = { 'async-pitfalls/no-missing-await': 'off' };
      for (const files of ['**/*.py', '**/*.ipynb/*.py']) {
        assert.deepEqual((await lint(text, {}, [...strict, { files: [files], rules: off }])).messages, []);
      }
      assert.equal((await lint(text, {}, [...strict, { files: ['src/**'], rules: off }])).messages.length, 1);
    });

    it('is left alone by rules for JavaScript', async () => {
      const text = toNotebook('async def load(): ...', 'load()');
      const foreign = [...toEslintConfigs(js.configs.all), ...toEslintConfigs(tseslint.configs.strict)];
      for (const config of [
        [...foreign, ...recommended],
        [...recommended, ...foreign],
      ]) {
        assert.equal((await lint(text, {}, config)).messages.length, 1);
      }
    });

    it('is an error when it is broken, a warning in another format, and nothing in another language', async () => {
      const broken = await lint(`<<<<<<< HEAD\n${toNotebook('x = 1')}`, { fix: true });
      assert.match(broken.messages[0]?.message ?? '', /^Parsing error: expected a Jupyter notebook of format 4/u);
      assert.equal(broken.fatalErrorCount, 1);
      assert.equal(broken.output, undefined);
      const old = await lint(readFixture('queue-of-2013.ipynb'));
      assert.deepEqual([old.errorCount, old.warningCount], [0, 1]);
      assert.deepEqual((await lint(readFixture('promises-in-r.ipynb'))).messages, []);
      assert.deepEqual((await lint('')).messages, []);
    });
  });

  describe(`notebooks in folders that ESLint ${version.version} is given`, () => {
    let folder: TemporaryFolder;
    afterEach(() => folder.remove());

    it('are found, but for the checkpoints of Jupyter, and know the modules beside them', async () => {
      const notebook = toNotebook('from stations import load', 'load()');
      folder = new TemporaryFolder({
        'stations.py': 'async def load(): ...\n',
        'map.ipynb': notebook,
        '.ipynb_checkpoints/map-checkpoint.ipynb': notebook,
      });
      const eslint = new version({ cwd: folder.path, overrideConfigFile: true, overrideConfig: recommended });
      const results = await eslint.lintFiles(['.']);
      assert.deepEqual(
        results.map((result) => [path.relative(folder.path, result.filePath), result.messages.length]),
        [
          ['map.ipynb', 1],
          ['stations.py', 0],
        ],
      );
    });
  });
}
