import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';
import { forgotten, clean } from './programs.js';

describe('the files that async-pitfalls checks', () => {
  let folder: TemporaryFolder;
  const prepare = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    folder = new TemporaryFolder({ 'pyproject.toml': '', ...files });
  };
  const run = (...args: string[]): Promise<CommandResult> => runCommand(args, folder.path);
  afterEach(() => folder.remove());

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

  it('leaves it out in worktrees and submodules, too, whose git folders are elsewhere', async () => {
    prepare({
      'repository/.git/info/exclude': 'scratch.py\n',
      'repository/.git/worktrees/tree/commondir': '../..\n',
      'repository/.git/modules/module/info/exclude': 'scratch.py\n',
      'tree/.git': `gitdir: ../repository/.git/worktrees/tree\n`,
      'repository/module/.git': 'gitdir: ../.git/modules/module\n',
      'tree/app.py': forgotten,
      'tree/scratch.py': forgotten,
      'repository/module/app.py': forgotten,
      'repository/module/scratch.py': forgotten,
    });
    for (const argument of ['tree', 'repository/module']) {
      const { stdout } = await run(argument);
      assert.match(stdout, /app\.py/u, argument);
      assert.match(stdout, /Checked 1 file /u, argument);
    }
  });

  it('are found whatever they are called', async function () {
    // Elsewhere some of them are no names, or the same.
    if (process.platform !== 'linux') this.skip();
    const names = [
      'a b',
      '100%',
      'a%20b',
      'x#y',
      'q?',
      '[id]',
      '[[...slug]]',
      '(shop)/+page',
      '@slot/{x,y}',
      '!not',
      '-dash',
    ];
    // The same letter, composed and not.
    const files = [...names, 'caf\u00E9', 'cafe\u0301', '\u65E5\u672C', '\u{1F600}', 'new\nline'];
    const paths = files.flatMap((name) => [`${name}.py`, `${name}.js`]);
    prepare(Object.fromEntries(paths.map((name) => [name, name.endsWith('.py') ? forgotten : 'Promise.reject();\n'])));
    for (const args of [['.'], ['--', ...paths]]) {
      const { stdout } = await run('--format', 'json', ...args);
      const results: unknown = JSON.parse(stdout);
      assert.ok(Array.isArray(results));
      const found = results.map((result: unknown) => {
        const { filePath, messages } = Object(result);
        return [filePath, messages.length];
      });
      assert.deepEqual(found.sort(), paths.map((name) => [folder.resolve(name), 1]).sort());
    }
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

    it('a folder whose name looks like a part of one', async () => {
      prepare({ 'app/(shop)/[id].py': forgotten, 'app/(shop)/cart.py': forgotten, 'app/shop/list.py': forgotten });
      assert.match((await run('app/(shop)/*.py')).stdout, /Checked 2 files /u);
      assert.match((await run('app/(shop|list)/*.py')).stdout, /Checked 1 file /u);
      assert.match((await run('.', '--ignore-pattern', 'app/(shop)')).stdout, /Checked 1 file /u);
    });
  });

  it('leaves out what patterns name in a folder whose name looks like one', async () => {
    prepare({ 'app/(shop)/[id]/kept.py': forgotten, 'app/(shop)/[id]/inner/a.py': forgotten });
    const cwd = folder.resolve('app/(shop)/[id]');
    const absolute = folder.resolve('app/**/inner');
    for (const pattern of ['inner', './inner/', '**/a.py', '../[[]id]/inner', absolute]) {
      const { stdout } = await runCommand(['.', '--ignore-pattern', pattern], cwd);
      assert.match(stdout, /Checked 1 file /u, pattern);
    }
  });
});
