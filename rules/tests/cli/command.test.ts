import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';

const forgotten = 'async def load(): ...\n\nasync def main():\n    load()\n';
const clean = 'async def load(): ...\n\nasync def main():\n    await load()\n';
const blocking = 'import asyncio\nimport time\n\nasync def main():\n    time.sleep(1)\n';

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

    it('prints help and version', async () => {
      prepare({});
      const help = await run('--help');
      assert.match(help.stdout, /^Usage: async-pitfalls \[options\] \[paths\.\.\.\]/u);
      assert.equal(help.exitCode, 0);
      const version = await run('--version');
      assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/u);
      assert.equal(version.exitCode, 0);
    });
  });

  describe('which files it checks', () => {
    it('leaves out what git ignores and what tools make', async () => {
      prepare({
        '.git/HEAD': '',
        '.gitignore': 'generated/\n',
        'generated/a.py': forgotten,
        'node_modules/a/index.py': forgotten,
        '.venv/lib/a.py': forgotten,
        'env/pyvenv.cfg': '',
        'env/lib/a.py': forgotten,
        'build/a.py': forgotten,
        'app.py': clean,
      });
      const { stdout } = await run();
      assert.match(stdout, /^Checked 1 file /u);
    });

    it('checks ignored files that are named', async () => {
      prepare({ 'build/a.py': forgotten });
      assert.equal((await run('build/a.py')).exitCode, 1);
    });

    it('checks a file once, however it is reached', async () => {
      prepare({ 'app.py': clean });
      symlinkSync('app.py', folder.resolve('link.py'));
      assert.match((await run('.', 'app.py', '.')).stdout, /^Checked 1 file /u);
    });
  });

  describe('what it cannot check', () => {
    /** One message about the file, and the rest is checked. */
    const assertOneMessage = ({ stdout }: CommandResult, file: string, message: string): void => {
      const lines = stdout.split('\n').map((line) => line.trim());
      assert.equal(lines.filter((line) => line === folder.resolve(file)).length, 1, stdout);
      assert.equal(lines.filter((line) => line.endsWith(message)).length, 1, stdout);
      assert.match(stdout, /4:5 {2}error {2}`load\(\)`/u);
    };

    it('a path that does not exist', async () => {
      prepare({ 'app.py': forgotten });
      const { stdout, stderr, exitCode } = await run('nowhere', 'app.py');
      assert.equal(stderr, 'async-pitfalls: nowhere: no such file or folder.\n');
      assert.match(stdout, /4:5 {2}error/u);
      assert.equal(exitCode, 2);
    });

    it('a file that is not UTF-8', async () => {
      prepare({ 'app.py': forgotten, 'latin.py': Uint8Array.of(0x78, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22) });
      const result = await run();
      assertOneMessage(
        result,
        'latin.py',
        'Cannot be read: not UTF-8 text in line 1, and no other encoding is declared',
      );
      assert.equal(result.exitCode, 1);
    });

    it('a file whose bytes are not what it declares', async () => {
      const text = '# -*- coding: shift_jis -*-\nx = "?"\n';
      prepare({ 'app.py': forgotten, 'sjis.py': Buffer.from(text.replace('?', '\xff'), 'latin1') });
      const message = 'Cannot be read: not text in the encoding that it declares, shift-jis';
      assertOneMessage(await run(), 'sjis.py', message);
    });

    it('a file of 5 MB', async () => {
      prepare({ 'app.py': forgotten, 'big.py': '#'.repeat(5_000_000) });
      assertOneMessage(await run(), 'big.py', 'Too large to be checked: 5 MB, the limit is 4 MB');
    });

    it('a symbolic link to nowhere', async () => {
      prepare({ 'app.py': forgotten });
      symlinkSync('nowhere.py', folder.resolve('broken.py'));
      assertOneMessage(await run(), 'broken.py', 'A symbolic link to nowhere: not checked');
    });

    it('a named pipe, which nobody writes into', async function () {
      if (process.platform === 'win32') this.skip();
      prepare({ 'app.py': `import pipe\n${forgotten}` });
      folder.write('app.ts', "import './pipe.js';\nPromise.reject(new Error());\n");
      folder.write('tsconfig.json', '{ "include": ["*.ts"] }');
      for (const name of ['pipe.py', 'pipe.ts']) execFileSync('mkfifo', [folder.resolve(name)]);
      const { stdout, exitCode } = await run();
      assert.match(stdout, /`Promise\.reject\(\)` returns a promise/u);
      assert.match(stdout, /\nChecked 2 files in /u);
      assert.equal(exitCode, 1);
    });

    it('a file that it may not read', async function () {
      if (process.getuid?.() === 0) this.skip();
      prepare({ 'app.py': forgotten, 'secret.py': clean });
      chmodSync(folder.resolve('secret.py'), 0);
      assertOneMessage(await run(), 'secret.py', 'Cannot be read: permission denied');
    });

    it('a folder that it may not read', async function () {
      if (process.getuid?.() === 0) this.skip();
      prepare({ 'app.py': forgotten, 'secret/a.py': clean });
      chmodSync(folder.resolve('secret'), 0);
      const { stderr, exitCode } = await run('secret', 'app.py');
      chmodSync(folder.resolve('secret'), 0o700);
      assert.equal(stderr, 'async-pitfalls: secret: cannot be read: permission denied.\n');
      assert.equal(exitCode, 2);
    });

    it('a fix in a folder that it may not write to', async function () {
      if (process.getuid?.() === 0) this.skip();
      prepare({ 'app.py': forgotten, 'kept/a.py': blocking });
      chmodSync(folder.resolve('kept'), 0o500);
      const result = await run('--fix', '.');
      chmodSync(folder.resolve('kept'), 0o700);
      assertOneMessage(result, 'kept/a.py', 'Not fixed, cannot be written: permission denied');
    });

    it('a file of another language', async () => {
      prepare({ 'app.py': forgotten, 'notes.txt': 'hello' });
      assertOneMessage(
        await run('.', 'notes.txt'),
        'notes.txt',
        'Neither Python nor TypeScript/JavaScript: not checked',
      );
    });

    it('a bundle, of which it speaks when it is named', async () => {
      prepare({ 'app.py': forgotten, 'bundle.js': `const x = [${'1,'.repeat(40_000)}];` });
      assertOneMessage(await run('.', 'bundle.js'), 'bundle.js', 'Looks minified: not checked');
      assert.match((await run()).stdout, /Checked 1 file /u);
    });

    it('videos and translations of Qt, which are named as TypeScript is, of which it speaks when they are named', async () => {
      const video = Uint8Array.from({ length: 2000 }, (_, index) => (index % 188 === 0 ? 0x47 : (index * 31) % 256));
      const translation = '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="de_DE"></TS>\n';
      prepare({ 'app.py': forgotten, 'video.ts': video, 'app_de.ts': translation });
      assert.match((await run()).stdout, /\nChecked 1 file in .*: 1 error, 0 warnings\.\n$/u);
      for (const file of ['video.ts', 'app_de.ts']) {
        assertOneMessage(await run('.', file), file, 'Neither Python nor TypeScript/JavaScript: not checked');
      }
    });

    it('TypeScript that cannot be parsed', async () => {
      prepare({ 'app.py': forgotten, 'broken.ts': 'const = ;\n' });
      const { stdout, exitCode } = await run();
      assert.match(stdout, /broken\.ts\n {2}1:\d+ {2}error {2}Parsing error: [^\n]+\n/u);
      assert.match(stdout, /: 2 errors, 0 warnings, 1 file not parsed\.\n$/u);
      assert.equal(exitCode, 1);
    });

    it('what patterns name, from the working folder or anywhere below', async () => {
      const template = 'export class %name%Stack {}\n';
      prepare({ 'app.py': clean, 'templates/bin/%name%.template.ts': template, 'lib/templates/stack.ts': template });
      assert.match((await run()).stdout, /^Checked 3 files .*: 2 errors, 0 warnings, 2 files not parsed\.$/mu);
      const patterns = ['--ignore-pattern', '**/*.template.ts', '--ignore-pattern', 'lib/templates'];
      const { stdout, exitCode } = await run('.', ...patterns);
      assert.match(stdout, /^Checked 1 file /u);
      assert.equal(exitCode, 0);
    });
  });

  describe('encodings', () => {
    /** Text with a character that UTF-8 writes in two bytes. */
    const encode = (text: string): Uint8Array => Buffer.from(text, 'latin1');

    for (const declaration of [
      '# -*- coding: latin-1 -*-\n',
      '#!/usr/bin/env python\n# vim: set fileencoding=ISO-8859-1 :\n',
    ]) {
      it(`Python is read as it declares: ${JSON.stringify(declaration)}`, async () => {
        prepare({ 'app.py': encode(`${declaration}NAME = "M\u00FCller"\n${blocking}`) });
        const { stdout, exitCode } = await run();
        assert.match(stdout, /\d:10 {2}error {2}`time\.sleep\(\)`/u);
        assert.match(stdout, /: 1 error, 0 warnings\.\n$/u);
        assert.equal(exitCode, 1);
      });
    }

    it('JavaScript is read as Node.js reads it', async () => {
      prepare({ 'app.js': encode('// M\u00FCller\nasync function f() {\n  await fetch("/");\n}\nf();\n') });
      const { stdout } = await run();
      assert.match(stdout, /\n {2}5:1 {2}error {2}`f\(\)`/u);
      assert.match(stdout, /: 1 error, 0 warnings\.\n$/u);
    });

    it('what is not in UTF-8 is not fixed', async () => {
      const bytes = encode(`# coding: latin-1\nNAME = "M\u00FCller"\n${blocking}`);
      prepare({ 'app.py': bytes });
      const { stdout, exitCode } = await run('--fix');
      assert.match(stdout, /\n {2}1:1 +error {2}Not fixed: the file is not in UTF-8\n/u);
      assert.match(stdout, /`time\.sleep\(\)`/u);
      assert.deepEqual(readFileSync(folder.resolve('app.py')), Buffer.from(bytes));
      assert.equal(exitCode, 1);
    });
  });

  describe('globs, which not every shell resolves', () => {
    const files = {
      'src/a.py': forgotten,
      'src/notes.txt': '',
      'src/deep/b.py': forgotten,
      'src/deep/ignored.py': forgotten,
      'lib/c.py': forgotten,
      '.gitignore': 'ignored.py\n',
    };
    const cases: readonly [glob: string, files: readonly string[]][] = [
      ['src/*.py', ['src/a.py']],
      ['src/**/*.py', ['src/a.py', 'src/deep/b.py']],
      ['{src,lib}/*', ['lib/c.py', 'src/a.py', 'src/deep/b.py']],
      ['./s*', ['src/a.py', 'src/deep/b.py']],
    ];
    for (const [glob, expected] of cases) {
      it(glob, async () => {
        prepare(files);
        const { stdout, stderr, exitCode } = await run('--format', 'json', glob);
        const results: unknown = JSON.parse(stdout);
        assert.ok(Array.isArray(results));
        const paths = results.map((result: unknown): unknown => Reflect.get(Object(result), 'filePath'));
        assert.deepEqual(
          paths,
          expected.map((file) => folder.resolve(file)),
        );
        assert.equal(stderr, '');
        assert.equal(exitCode, 1);
      });
    }

    it('one that matches nothing', async () => {
      prepare(files);
      const { stderr, exitCode } = await run('src/**/*.ts');
      assert.equal(
        stderr,
        'async-pitfalls: src/**/*.ts: no file of Python, TypeScript or JavaScript matches, or all are ignored.\n',
      );
      assert.equal(exitCode, 2);
    });

    it('a file whose name looks like one', async () => {
      prepare({ 'app/[id].py': forgotten });
      assert.match((await run('app/[id].py')).stdout, /Checked 1 file /u);
    });
  });

  it('leaves out what only this clone ignores', async () => {
    prepare({
      '.git/info/exclude': 'scratch/\nkept.py\n',
      '.gitignore': '!kept.py\n',
      'app/scratch/try.py': forgotten,
      'app/kept.py': forgotten,
    });
    for (const argument of ['.', 'app', 'app/**/*.py']) {
      const { stdout } = await run(argument);
      assert.match(stdout, /kept\.py/u, argument);
      assert.match(stdout, /Checked 1 file /u, argument);
    }
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
        /^async-pitfalls: --rule no-mising-await:warn: there is no rule "no-mising-await"\. Did you mean "no-missing-await"\?$/mu,
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
      assert.match(stderr, /expected no-missing-await:severity, with "off", "warn" or "error"/u);
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
