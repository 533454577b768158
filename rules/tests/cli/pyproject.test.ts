import assert from 'node:assert/strict';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';
import { forgotten, blocking } from './programs.js';

describe('async-pitfalls in a project', () => {
  let folder: TemporaryFolder;
  const prepare = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    folder = new TemporaryFolder({ 'pyproject.toml': '', ...files });
  };
  const run = (...args: string[]): Promise<CommandResult> => runCommand(args, folder.path);
  afterEach(() => folder.remove());

  describe('[tool.async-pitfalls] in pyproject.toml', () => {
    it('sets rules and excludes files', async () => {
      prepare({
        'pyproject.toml': '[tool.async-pitfalls]\nexclude = ["scripts/**"]\nrules = { no-missing-await = "warn" }\n',
        'app.py': forgotten,
        'scripts/a.py': forgotten,
      });
      const { stdout, exitCode } = await run();
      assert.match(stdout, /4:5 {2}warning/u);
      assert.match(stdout, /Checked 1 file /u);
      assert.equal(exitCode, 0);
    });

    it('excludes what is written as there', async () => {
      prepare({
        'pyproject.toml': '[tool.async-pitfalls]\nexclude = ["Generated/**", "/top.py", "!Generated/kept.py"]\n',
        'Generated/a.py': forgotten,
        'Generated/kept.py': forgotten,
        'generated-too/generated/a.py': forgotten,
        'top.py': forgotten,
        'inner/top.py': forgotten,
      });
      const { stdout } = await run('--format', 'github');
      const files = [...stdout.matchAll(/file=(?<file>[^,]+)/gu)].map(({ groups }) => groups?.['file']);
      assert.deepEqual(files, ['Generated/kept.py', 'generated-too/generated/a.py', 'inner/top.py']);
    });

    it('is found from the file, not from the current folder', async () => {
      prepare({
        'one/pyproject.toml': '[tool.async-pitfalls.rules]\nno-missing-await = "off"\n',
        'one/app.py': forgotten,
        'two/app.py': forgotten,
      });
      const { stdout } = await run();
      assert.doesNotMatch(stdout, /one\/app\.py/u);
      assert.match(stdout, /two\/app\.py/u);
    });

    it('gives way to the command line', async () => {
      prepare({ 'pyproject.toml': '[tool.async-pitfalls.rules]\nno-missing-await = "off"\n', 'app.py': forgotten });
      assert.equal((await run('--rule', 'no-missing-await:error')).exitCode, 1);
    });

    it('takes options of rules', async () => {
      const rules = '[tool.async-pitfalls.rules]\nno-blocking-call = ["error", { groups = { sleep = false } }]\n';
      prepare({ 'pyproject.toml': rules, 'app.py': blocking });
      assert.equal((await run()).exitCode, 0);
    });

    it('tells which source folders are not there', async () => {
      prepare({
        'pyproject.toml': '[tool.async-pitfalls]\nsrc = ["./lib", "nowhere"]\n',
        'lib/app.py': 'import asyncio\n',
        'lib/other.py': '',
      });
      const { stderr, exitCode } = await run();
      const file = folder.resolve('pyproject.toml');
      const message = 'tool.async-pitfalls.src: "nowhere" is passed over: there is no such folder.';
      assert.equal(stderr, `async-pitfalls: ${file}: ${message}\n`);
      assert.equal(exitCode, 0);
    });

    const mistakes: Readonly<Record<string, [toml: string, message: string]>> = {
      'a key that does not exist': [
        'exlude = []',
        'tool.async-pitfalls.exlude: there is no such key. Did you mean "exclude"?',
      ],
      'a key that is like no other': [
        'select = []',
        'tool.async-pitfalls.select: there is no such key. Known are preset,',
      ],
      'a value of the wrong kind': ['exclude = "x"', 'tool.async-pitfalls.exclude: expected an array of strings.'],
      'a version that is none': ['python-version = 3.9', 'python-version: expected a version such as "3.9".'],
      'a preset that does not exist': ['preset = "all"', 'preset: expected "recommended" or "strict".'],
      'a rule that does not exist': ['rules = { no-x = "warn" }', 'rules.no-x: there is no such rule. Known are no-'],
      'a rule that is misspelled': [
        'rules = { "async-pitfalls/no_blocking_calls" = "warn" }',
        'rules.async-pitfalls/no_blocking_calls: there is no such rule. Did you mean "no-blocking-call"?',
      ],
      'a severity that does not exist': [
        'rules = { no-missing-await = "on" }',
        'rules.no-missing-await: expected "off", "warn" or "error"',
      ],
      'an option of the wrong kind': [
        'rules = { no-blocking-call = ["error", { groups = { sleep = "no" } }] }',
        'rules.no-blocking-call: groups.sleep: expected true or false, not "no".',
      ],
      'an option that is too small': [
        'rules = { no-unbounded-fan-out = ["error", { max = -1 }] }',
        'rules.no-unbounded-fan-out: max: expected 1 or more, not -1.',
      ],
      'a path of Windows': [
        "exclude = ['sub\\**']",
        'tool.async-pitfalls.exclude: "sub\\**" matches nothing. Expected a pattern as in .gitignore, such as "sub/**".',
      ],
      'a path from the folder': [
        'exclude = ["./a.py"]',
        '"./a.py" matches nothing. Expected a pattern as in .gitignore,',
      ],
      'a path that leaves the folder': ['exclude = ["../a"]', 'Expected a path below the folder of this file.'],
      'a source folder outside': ['src = ["../shared"]', '"../shared" is passed over. Expected a path below the'],
      'an option that does not exist': [
        'rules = { no-blocking-call = ["error", { grups = {} }] }',
        'rules.no-blocking-call: there is no option "grups". Did you mean "groups"?',
      ],
      'no TOML': ['exclude = [', 'line '],
    };
    for (const [mistake, [toml, message]] of Object.entries(mistakes)) {
      it(`tells file, key and what is expected: ${mistake}`, async () => {
        prepare({ 'pyproject.toml': `[tool.async-pitfalls]\n${toml}\n`, 'app.py': forgotten });
        const { stdout, stderr, exitCode } = await run();
        assert.ok(stderr.startsWith(`async-pitfalls: ${folder.resolve('pyproject.toml')}: `), stderr);
        assert.ok(stderr.includes(message), stderr);
        assert.equal(stderr.trimEnd().split('\n').length, 1);
        assert.match(stdout, /4:5 {2}error/u);
        assert.equal(exitCode, 2);
      });
    }
  });
});
