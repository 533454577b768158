import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';
import { forgotten, clean, blocking } from './programs.js';

describe('what async-pitfalls cannot check as it is', () => {
  let folder: TemporaryFolder;
  const prepare = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    folder = new TemporaryFolder({ 'pyproject.toml': '', ...files });
  };
  const run = (...args: string[]): Promise<CommandResult> => runCommand(args, folder.path);
  afterEach(() => folder.remove());

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

    it('a folder below that it may not read, unless it is ignored', async function () {
      if (process.getuid?.() === 0) this.skip();
      prepare({
        '.gitignore': 'ignored/\n',
        'app.py': clean,
        'inner/secret/a.py': clean,
        'ignored/secret/a.py': clean,
      });
      const closed = ['inner/secret', 'ignored/secret'].map((name) => folder.resolve(name));
      for (const name of closed) chmodSync(name, 0);
      const result = await run();
      for (const name of closed) chmodSync(name, 0o700);
      assertOneMessage(
        result,
        'inner/secret',
        'Cannot be read: permission denied. What is in this folder is not checked',
      );
      assert.match(result.stdout, /^✖ 2 problems \(1 error, 1 warning\)$/mu);
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
});
