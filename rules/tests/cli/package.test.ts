import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode, TemporaryFolder, type CommandResult } from '../support/command.js';

const rulesFolder = fileURLToPath(new URL('../../', import.meta.url));
const repository = path.dirname(rulesFolder);

const files = {
  'package.json': '{ "private": true, "type": "module" }',
  'eslint.config.js':
    "import asyncPitfalls from 'eslint-plugin-async-pitfalls';\n\nexport default [...asyncPitfalls.configs.recommended];\n",
  'app.py': 'import asyncio\n\nasync def main():\n    asyncio.sleep(1)\n',
  'quiet.py': 'import asyncio\n\nasync def main():\n    asyncio.sleep(1)  # async-pitfalls: ignore[no-missing-await]\n',
  'app.ts':
    "import { execSync } from 'node:child_process';\nexport async function load(command: string): Promise<string> {\n  return execSync(command).toString();\n}\n",
  'view.tsx':
    "import { execSync } from 'node:child_process';\nexport const load = async () => <p>{execSync('ls').toString()}</p>;\n",
  'app.js': "import { execSync } from 'node:child_process';\nexport const load = async () => execSync('ls');\n",
  'app.cjs': "const processes = require('node:child_process');\nexports.load = async () => processes.execSync('ls');\n",
  'view.jsx':
    "import { execSync } from 'node:child_process';\nexport const load = async () => <p>{execSync('ls')}</p>;\n",
};

/** File → rules that ESLint reports in it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'app.cjs': ['async-pitfalls/no-blocking-call'],
  'app.js': ['async-pitfalls/no-blocking-call'],
  'app.py': ['async-pitfalls/no-missing-await'],
  'app.ts': ['async-pitfalls/no-blocking-call'],
  'eslint.config.js': [],
  'quiet.py': [],
  'view.jsx': ['async-pitfalls/no-blocking-call'],
  'view.tsx': ['async-pitfalls/no-blocking-call'],
};

describe('the packed plugin in a project of its own', () => {
  let tarball: string;
  const packed = new TemporaryFolder();
  after(() => packed.remove());

  before(() => {
    execFileSync(process.execPath, ['esbuild.config.mjs', 'rules'], { cwd: repository });
    const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed.path];
    tarball = packed.resolve(execFileSync('npm', args, { cwd: rulesFolder, encoding: 'utf8' }).trim());
  });

  it('holds what it needs and nothing else', () => {
    const list = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const outside = list.filter(
      (name) => !/^package\/(?:dist\/|docs\/rules\/|[\w.-]+\.json$|README|LICENSE)/u.test(name),
    );
    assert.deepEqual(outside, ['package/src/python/library/TYPESHED-LICENSE.txt']);
    assert.deepEqual(
      list.filter((name) => /\.map$|tsbuildinfo$/u.test(name)),
      [],
    );
    const manifest: {
      main: string;
      types: string;
      exports: Readonly<Record<string, string | { default: string }>>;
      bin: Readonly<Record<string, string>>;
    } = JSON.parse(readFileSync(path.join(rulesFolder, 'package.json'), 'utf8'));
    const exported = Object.values(manifest.exports).map((entry) =>
      typeof entry === 'string' ? entry : entry.default,
    );
    const notices = 'dist/third-party-notices.txt';
    // What reads no `exports` (eslint-plugin-import, `moduleResolution: node`) reads `main` and `types`.
    const { main, types } = manifest;
    for (const entry of [...exported, main, types, ...Object.values(manifest.bin), notices]) {
      assert.ok(list.includes(path.posix.join('package', entry)), entry);
    }
  });

  for (const [eslint, major] of [
    ['eslint', '10'],
    ['eslint-9', '9'],
  ] as const) {
    describe(`with ESLint ${major}`, () => {
      let project: TemporaryFolder;
      before(() => {
        project = new TemporaryFolder(files);
        install(tarball, project, eslint);
      });
      after(() => project.remove());
      const run = (...args: string[]): Promise<CommandResult> =>
        runNode([project.resolve('node_modules/eslint/bin/eslint.js'), '.', ...args], project.path);

      it('checks all languages in one run', async () => {
        const { stdout, stderr, exitCode } = await run('-f', 'json');
        assert.equal(stderr, '');
        assert.deepEqual(toRules(stdout, project.path), expected);
        assert.equal(exitCode, 1);
      });

      it('is required by a configuration in CommonJS without more ado', async () => {
        const script = "Object.keys(require('eslint-plugin-async-pitfalls').configs).join()";
        const { stdout } = await runNode(['--print', script], project.path);
        assert.equal(stdout.trim(), 'recommended,strict');
      });

      it('caches', async () => {
        const first = await run('-f', 'json', '--cache');
        assert.ok(existsSync(project.resolve('.eslintcache')));
        const second = await run('-f', 'json', '--cache');
        assert.deepEqual(toRules(first.stdout, project.path), expected);
        assert.deepEqual(toRules(second.stdout, project.path), expected);
      });

      it('suppresses what is there already', async () => {
        assert.equal((await run('--suppress-all')).exitCode, 0);
        const suppressions: unknown = JSON.parse(readFileSync(project.resolve('eslint-suppressions.json'), 'utf8'));
        assert.deepEqual(Reflect.get(Object(suppressions), 'app.py'), {
          'async-pitfalls/no-missing-await': { count: 1 },
        });
        assert.equal((await run()).exitCode, 0);
        project.write('new.py', files['app.py']);
        assert.equal((await run()).exitCode, 1);
      });

      it('brings the command', async () => {
        const cli = project.resolve('node_modules/eslint-plugin-async-pitfalls/dist/cli.js');
        const { stdout, exitCode } = await runNode([cli, '--format', 'json', ...Object.keys(files)], project.path);
        const found = toRules(stdout, project.path);
        for (const [file, rules] of Object.entries(expected)) assert.deepEqual(found[file], rules, file);
        assert.equal(exitCode, 1);
      });
    });
  }
});

/** Unpacks the plugin and links its dependencies to those of the repository: nothing is downloaded. */
function install(tarball: string, project: TemporaryFolder, eslint: string): void {
  const folder = project.resolve('node_modules/eslint-plugin-async-pitfalls');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  link(project, 'eslint', path.join(repository, 'node_modules', eslint));
  const manifest: { dependencies: object } = JSON.parse(readFileSync(path.join(rulesFolder, 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies)) {
    const nested = path.join(rulesFolder, 'node_modules', name);
    link(project, name, existsSync(nested) ? nested : path.join(repository, 'node_modules', name));
  }
}

function link(project: TemporaryFolder, name: string, target: string): void {
  const place = project.resolve(`node_modules/${name}`);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(target, place, 'junction');
}

/** File → rules reported in it, of ESLint's JSON output. */
function toRules(output: string, folder: string): Record<string, string[]> {
  const results: { filePath: string; messages: { ruleId: string }[] }[] = JSON.parse(output);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [path.relative(folder, filePath), messages.map(({ ruleId }) => ruleId)]),
  );
}
