import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';
import { forgotten, clean, blocking } from './programs.js';

describe('async-pitfalls', () => {
  let folder: TemporaryFolder;
  const prepare = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    folder = new TemporaryFolder({ 'pyproject.toml': '', ...files });
  };
  const run = (...args: string[]): Promise<CommandResult> => runCommand(args, folder.path);
  afterEach(() => folder.remove());

  describe('what it prints', () => {
    it('prints findings as ESLint does, a summary, and ends with 1', async () => {
      prepare({ 'app.py': forgotten });
      const { stdout, stderr, exitCode } = await run();
      const lines = stdout.split('\n');
      assert.equal(lines[0], folder.resolve('app.py'));
      assert.match(lines[1] ?? '', /^ {2}4:5 {2}error {2}`load\(\)` .* {2}async-pitfalls\/no-missing-await$/u);
      assert.match(stdout, /^✖ 1 problem \(1 error, 0 warnings\)$/mu);
      assert.match(stdout, /\nChecked 1 file in \d+\.\d s: 1 error, 0 warnings\.\n$/u);
      assert.equal(stderr, '');
      assert.equal(exitCode, 1);
    });

    it('ends with 0 when there is nothing to report', async () => {
      prepare({ 'app.py': clean, 'app.ts': 'export const answer = 42;\n' });
      const { stdout, exitCode } = await run();
      assert.match(stdout, /^Checked 2 files in \d+\.\d s: 0 errors, 0 warnings\.\n$/u);
      assert.equal(exitCode, 0);
    });

    it("prints ESLint's result objects with --format json", async () => {
      prepare({ 'app.py': forgotten, 'clean.py': clean });
      const { stdout } = await run('--format', 'json');
      const [app, other, ...rest]: unknown[] = JSON.parse(stdout);
      assert.deepEqual(rest, []);
      assertContains(app, { filePath: folder.resolve('app.py'), errorCount: 1, warningCount: 0, source: forgotten });
      assertContains(getFirst(app, 'messages'), {
        ruleId: 'async-pitfalls/no-missing-await',
        severity: 2,
        line: 4,
        column: 5,
        endLine: 4,
        endColumn: 9,
      });
      assertContains(other, { filePath: folder.resolve('clean.py'), errorCount: 0, messages: [] });
    });

    it('tells of a tsconfig that cannot be read as it is, and checks on', async () => {
      prepare({ 'app.ts': 'export const answer = 42;\n', 'tsconfig.json': '{ "compilerOptions": { "strict": tru } }' });
      const { stdout, stderr, exitCode } = await run();
      assert.ok(
        stderr.startsWith(`async-pitfalls: ${folder.resolve('tsconfig.json')}: read as far as it can be: `),
        stderr,
      );
      assert.match(stdout, /^Checked 1 file /u);
      assert.equal(exitCode, 0);
    });

    it('prints workflow commands with --format github', async () => {
      prepare({ 'src/a,b.py': forgotten });
      const { stdout } = await run('--format', 'github');
      const head =
        '::error file=src/a%2Cb.py,line=4,endLine=4,col=5,endColumn=9,title=async-pitfalls/no-missing-await::src/a,b.py:4:5: ';
      assert.ok(stdout.startsWith(head), stdout);
      assert.equal(stdout.trimEnd().split('\n').length, 1);
    });

    it("names files from GitHub's checkout, in whichever folder of it", async () => {
      prepare({ 'backend/src/app.py': forgotten });
      const env = { GITHUB_WORKSPACE: folder.path };
      const inCheckout = await runCommand(['--format', 'github'], folder.resolve('backend'), env);
      assert.match(inCheckout.stdout, /^::error file=backend\/src\/app\.py,.*::backend\/src\/app\.py:4:5: /u);
      const sarif = await runCommand(['--format', 'sarif'], folder.resolve('backend'), env);
      assert.match(sarif.stdout, /"uri": "backend\/src\/app\.py"/u);
      const elsewhere = await runCommand(['--format', 'github'], folder.path, { GITHUB_WORKSPACE: '/nowhere' });
      assert.match(elsewhere.stdout, /^::error file=backend\/src\/app\.py,/u);
    });

    it('prints SARIF with --format sarif', async () => {
      prepare({ 'src/my app.py': forgotten });
      const { stdout } = await run('--format', 'sarif');
      const log: unknown = JSON.parse(stdout);
      assertContains(log, { version: '2.1.0' });
      const result = getFirst(getFirst(log, 'runs'), 'results');
      assertContains(result, { level: 'error', ruleId: 'async-pitfalls/no-missing-await' });
      assertContains(Reflect.get(Object(getFirst(result, 'locations')), 'physicalLocation'), {
        artifactLocation: { uri: 'src/my%20app.py' },
      });
    });

    it('tells in SARIF what a rule is about and how a finding is fixed', async () => {
      prepare({
        'app.py': `\uFEFFimport time\nimport asyncio\n\nasync def main():\n    "🙂"; time.sleep(1)\n`,
        'bad.ts': 'x = (\n',
      });
      const { stdout } = await run('--format', 'sarif');
      const sarifRun = getFirst(JSON.parse(stdout), 'runs');
      const result = getFirst(sarifRun, 'results');
      assertContains(getFirst(result, 'fixes'), {
        artifactChanges: [
          {
            artifactLocation: { uri: 'app.py' },
            replacements: [
              {
                deletedRegion: { startLine: 1, startColumn: 1, endLine: 5, endColumn: 21 },
                insertedContent: { text: `import asyncio\n\nasync def main():\n    "🙂"; await asyncio.sleep` },
              },
            ],
          },
        ],
      });
      const { driver } = Object(Reflect.get(Object(sarifRun), 'tool'));
      const rules: unknown[] = driver.rules;
      for (const rule of rules) {
        const texts = ['shortDescription', 'fullDescription', 'help'].map((key) => Reflect.get(Object(rule), key));
        for (const message of texts) assert.match(String(Reflect.get(Object(message), 'text')), /\w/u);
      }
      assertContains(rules.at(-1), { id: 'async-pitfalls/file' });
    });

    it('prints help and version', async () => {
      prepare({});
      const help = await run('--help');
      assert.match(help.stdout, /^Usage: async-pitfalls \[options\] \[paths\.\.\.\]/u);
      assert.doesNotMatch(help.stdout, /^.{81}/mu, 'wider than a terminal');
      assert.equal(help.exitCode, 0);
      const version = await run('--version');
      assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/u);
      assert.equal(version.exitCode, 0);
    });
  });

  it('tells when nothing was checked', async () => {
    prepare({ '.gitignore': 'generated\n', 'generated/app.py': forgotten, 'notes.txt': '' });
    const { stdout, stderr, exitCode } = await run();
    assert.match(
      stderr,
      /^async-pitfalls: nothing was checked: no file of Python, TypeScript or JavaScript is there, or/u,
    );
    assert.match(stdout, /^Checked 0 files /u);
    assert.equal(exitCode, 0);
  });

  describe('options', () => {
    it('--rule sets the severity of a rule', async () => {
      prepare({ 'app.py': forgotten });
      const warned = await run('--rule', 'no-missing-await:warn');
      assert.match(warned.stdout, /4:5 {2}warning/u);
      assert.equal(warned.exitCode, 0);
      const off = await run('--rule', 'async-pitfalls/no-missing-await:off');
      assert.match(off.stdout, /^Checked 1 file /u);
    });

    it('--rule with a rule that does not exist is wrong usage: nothing is checked', async () => {
      prepare({ 'app.py': forgotten });
      const { stdout, stderr, exitCode } = await run('--rule', 'no-mising-await:warn');
      assert.match(
        stderr,
        /^async-pitfalls: --rule no-mising-await:warn: there is no such rule\. Did you mean "no-missing-await"\?$/mu,
      );
      assert.match(stderr, /\nasync-pitfalls --help tells what there is\.\n$/u);
      assert.equal(stdout, '');
      assert.equal(exitCode, 2);
    });

    it('--rule without a severity is told, with the form of one', async () => {
      prepare({});
      const { stderr, exitCode } = await run('--rule', 'no-missing-await=off');
      assert.match(
        stderr,
        /: expected a rule and its severity such as no-blocking-call:warn, with "off", "warn" or "error"/u,
      );
      assert.equal(exitCode, 2);
    });

    it('--rule with a severity that does not exist is told', async () => {
      prepare({});
      const { stderr, exitCode } = await run('--rule', 'no-missing-await:fatal');
      assert.match(stderr, /: expected "off", "warn" or "error", or an array of that and an options table\.$/mu);
      assert.equal(exitCode, 2);
    });

    it('--max-warnings fails a run with more', async () => {
      prepare({ 'app.py': forgotten });
      const args = ['--rule', 'no-missing-await:warn', '--max-warnings'];
      assert.equal((await run(...args, '0')).exitCode, 1);
      assert.equal((await run(...args, '1')).exitCode, 0);
      assert.equal((await run(...args, 'many')).exitCode, 2);
    });

    it('--quiet leaves out warnings, which are counted all the same', async () => {
      prepare({
        'app.py': `${forgotten}    asyncio.create_task(load())\n`.replace('async', 'import asyncio\n\nasync'),
      });
      const { stdout, exitCode } = await run('--quiet', '--rule', 'no-dangling-task:warn', '--max-warnings', '0');
      assert.match(stdout, /6:5 {2}error/u);
      assert.doesNotMatch(stdout, /no-dangling-task/u);
      assert.match(stdout, /^Checked 1 file in .*: 1 error, 1 warning\.$/mu);
      const alone = await run(
        '--quiet',
        '--rule',
        'no-dangling-task:warn',
        '--rule',
        'no-missing-await:warn',
        '-f',
        'json',
      );
      const [file]: unknown[] = JSON.parse(alone.stdout);
      assertContains(file, { messages: [], warningCount: 0 });
      assert.deepEqual([exitCode, alone.exitCode], [1, 0]);
    });

    it('wrong usage ends with 2', async () => {
      prepare({});
      const { stderr, exitCode } = await run('--no-such-option');
      assert.equal(
        stderr,
        "async-pitfalls: unknown option '--no-such-option'\nasync-pitfalls --help tells what there is.\n",
      );
      assert.equal(exitCode, 2);
      assert.equal((await run('--format', 'xml')).exitCode, 2);
    });
  });

  describe('--fix', () => {
    it('writes safe fixes and reports what is left', async () => {
      prepare({ 'app.py': `${blocking}    main()\n` });
      const { stdout, exitCode } = await run('--fix');
      const fixed = readFileSync(folder.resolve('app.py'), 'utf8');
      assert.match(fixed, /^ {4}await asyncio\.sleep\(1\)$/mu);
      assert.doesNotMatch(stdout, /no-blocking-call/u);
      assert.match(stdout, /no-missing-await/u);
      assert.match(stdout, /1 file fixed\.\n$/u);
      assert.equal(exitCode, 1);
    });

    it('keeps line ends, byte order mark, mode and links', async () => {
      prepare({ 'real.py': `\uFEFF${blocking.replaceAll('\n', '\r\n')}` });
      chmodSync(folder.resolve('real.py'), 0o755);
      symlinkSync('real.py', folder.resolve('app.py'));
      assert.equal((await run('--fix', 'app.py')).exitCode, 0);
      const fixed = readFileSync(folder.resolve('real.py'), 'utf8');
      assert.equal(fixed.indexOf('\uFEFF'), 0);
      assert.match(fixed, /await asyncio\.sleep\(1\)\r\n/u);
      assert.doesNotMatch(fixed, /[^\r]\n/u);
      assert.equal(statSync(folder.resolve('real.py')).mode & 0o777, 0o755);
      assert.ok(lstatSync(folder.resolve('app.py')).isSymbolicLink());
    });

    it('changes nothing the second time', async () => {
      prepare({ 'app.py': blocking });
      await run('--fix');
      const once = readFileSync(folder.resolve('app.py'), 'utf8');
      const { stdout } = await run('--fix');
      assert.equal(readFileSync(folder.resolve('app.py'), 'utf8'), once);
      assert.doesNotMatch(stdout, /fixed/u);
    });
  });
});

function assertContains(value: unknown, expected: Readonly<Record<string, unknown>>): void {
  assert.ok(typeof value === 'object' && value !== null);
  for (const [key, part] of Object.entries(expected)) {
    const actual: unknown = Reflect.get(value, key);
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) assertContains(actual, { ...part });
    else assert.deepEqual(actual, part, key);
  }
}

function getFirst(value: unknown, key: string): unknown {
  const list: unknown = Reflect.get(Object(value), key);
  assert.ok(Array.isArray(list) && list.length > 0, key);
  return list[0];
}
