import assert from 'node:assert/strict';
import {
  applyEdits,
  createDiskFiles,
  createEngine,
  type FileSource,
  type RuleFailure,
  type RuleSettings,
} from '../../src/engine/index.js';
import { TemporaryFolder } from '../support/command.js';

const rules: RuleSettings = { 'no-missing-await': 'error', 'no-blocking-call': 'warn' };
const forgotten = 'async def load(): ...\n\nasync def main():\n    load()\n';

/** Files that exist only here, beside those on disk. */
function createOverlay(files: Map<string, string>): FileSource {
  const disk = createDiskFiles();
  const isInside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
  return {
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    isFile: (path) => files.has(path) || disk.isFile(path),
    readFolder(folder) {
      const names = [...files.keys()]
        .filter(isInside(folder))
        .map((path) => path.slice(folder.length + 1).split('/')[0]);
      return names.length > 0 ? [...new Set(names.filter((name) => name !== undefined))] : disk.readFolder(folder);
    },
  };
}

describe('createEngine', () => {
  it('finds in Python and says where, in offsets and in lines', () => {
    const engine = createEngine();
    const { findings } = engine.lint({ path: '/project/app.py', text: forgotten, rules });
    assert.equal(findings.length, 1);
    const [finding] = findings;
    assert.ok(finding);
    assert.equal(forgotten.slice(finding.start, finding.end), 'load');
    const { rule, severity, line, column, endLine, endColumn } = finding;
    assert.deepEqual(
      { rule, severity, line, column, endLine, endColumn },
      { rule: 'no-missing-await', severity: 'error', line: 4, column: 5, endLine: 4, endColumn: 9 },
    );
    const [suggestion] = finding.suggestions;
    assert.equal(suggestion?.title, 'Add `await`');
    engine.close();
  });

  it('measures the rules when asked to', () => {
    const engine = createEngine();
    const request = { path: '/project/app.py', text: forgotten, rules };
    assert.deepEqual(Object.keys(engine.lint({ ...request, timing: true }).times ?? {}).sort(), [
      'no-blocking-call',
      'no-missing-await',
    ]);
    assert.equal(engine.lint(request).times, undefined);
    engine.close();
  });

  it('tells where types come from', () => {
    const off = createEngine({ types: 'off' });
    assert.equal(off.getTypesState().kind, 'none');
    const engine = createEngine();
    assert.deepEqual(engine.getTypesState(), { kind: 'idle' });
    const text = 'async function load() {}\nexport function main() {\n  load();\n}\n';
    engine.lint({ path: '/project/app.ts', text, rules });
    const state = engine.getTypesState();
    assert.ok(state.kind === 'native' && state.version.startsWith('7.') && !state.isOfWorkspace);
    off.close();
    engine.close();
  });

  it('finds in TypeScript', () => {
    const engine = createEngine({ types: 'off' });
    const text =
      "import { execSync } from 'node:child_process';\nexport async function load() {\n  return execSync('a');\n}\n";
    const { findings } = engine.lint({ path: '/project/app.ts', text, rules });
    assert.deepEqual(
      findings.map(({ rule, severity, start, end }) => [rule, severity, text.slice(start, end)]),
      [['no-blocking-call', 'warn', 'execSync']],
    );
    engine.close();
  });

  it('counts the byte order mark', () => {
    const engine = createEngine();
    const text = `\uFEFF${forgotten}`;
    const [finding] = engine.lint({ path: '/project/app.py', text, rules }).findings;
    assert.ok(finding);
    assert.equal(text.slice(finding.start, finding.end), 'load');
    const [edit] = finding.suggestions[0]?.edits ?? [];
    assert.ok(edit);
    assert.equal(`${text.slice(0, edit.start)}${edit.text}${text.slice(edit.end)}`.includes('await load()'), true);
    engine.close();
  });

  it('leaves what is between an import and its use out of a change', () => {
    const engine = createEngine();
    const between = '\n# Nothing to do with it.\n'.repeat(50);
    const text = `import time\n${between}\nasync def main():\n    time.sleep(1)\n`;
    const [finding] = engine.lint({ path: '/project/app.py', text, rules: { 'no-blocking-call': 'warn' } }).findings;
    assert.ok(finding?.fix);
    assert.deepEqual(
      finding.fix.edits.map((edit) => [text.slice(edit.start, edit.end), edit.text]),
      [
        ['import time\n', 'import asyncio\n'],
        ['time.sleep', 'await asyncio.sleep'],
      ],
    );
    assert.equal(applyEdits(text, finding.fix.edits), applyEdits(text, [finding.fix]));
    engine.close();
  });

  it('proves what it finds with the places it went through', () => {
    const engine = createEngine();
    const text = 'import time\n\ndef wait():\n    time.sleep(1)\n\nasync def main():\n    wait()\n';
    const [finding] = engine.lint({ path: '/project/app.py', text, rules }).findings;
    assert.equal(finding?.rule, 'no-blocking-call');
    assert.deepEqual(
      finding.related.map(({ path, start, end }) => [path, text.slice(start, end)]),
      [['/project/app.py', 'time.sleep(1)']],
    );
    engine.close();
  });

  it('counts the byte order mark in what it proves, too', () => {
    const engine = createEngine();
    const text = '\uFEFFimport time\n\ndef wait():\n    time.sleep(1)\n\nasync def main():\n    wait()\n';
    const [finding] = engine.lint({ path: '/project/app.py', text, rules }).findings;
    assert.deepEqual(
      finding?.related.map(({ start, end }) => text.slice(start, end)),
      ['time.sleep(1)'],
    );
    engine.close();
  });

  it('reads other files from the given source, and again after they changed', () => {
    const files = new Map([
      ['/project/pyproject.toml', ''],
      ['/project/store.py', 'async def load(): ...\n'],
      ['/project/app.py', 'from store import load\n\nasync def main():\n    load()\n'],
    ]);
    const engine = createEngine({ files: createOverlay(files), root: '/project' });
    const lint = (): number =>
      engine.lint({ path: '/project/app.py', text: files.get('/project/app.py') ?? '', rules }).findings.length;
    assert.equal(lint(), 1);
    files.set('/project/store.py', 'def load(): ...\n');
    engine.invalidate('/project/store.py');
    assert.equal(lint(), 0);
    engine.close();
  });

  it('lints files outside of its root', () => {
    const engine = createEngine({ root: '/elsewhere' });
    assert.equal(engine.lint({ path: '/project/app.py', text: forgotten, rules }).findings.length, 1);
    engine.close();
  });

  it('heeds comments, unless told not to', () => {
    const engine = createEngine();
    const request = { path: '/project/app.py', text: `# eslint-disable\n${forgotten}`, rules };
    assert.equal(engine.lint(request).findings.length, 0);
    assert.equal(engine.lint({ ...request, inlineConfig: false }).findings.length, 1);
    engine.close();
  });

  it('says nothing of what comments in JavaScript tell other plugins', () => {
    const engine = createEngine({ types: 'off' });
    const text =
      '/* eslint-disable other/rule */\n/* eslint other/rule: "error", no-undef: 2 */\n/* eslint x: [ */\nfoo();\n';
    assert.deepEqual(engine.lint({ path: '/project/app.js', text, rules }).messages, []);
    engine.close();
  });

  it('leaves a rule out that throws, says so, and goes on with the others', () => {
    const failures: RuleFailure[] = [];
    const files: FileSource = {
      readFile: () => undefined,
      isFile: () => false,
      readFolder: () => {
        throw new Error('The disk is on fire.');
      },
    };
    const engine = createEngine({ files, onError: (failure) => failures.push(failure) });
    const result = engine.lint({ path: '/project/app.py', text: forgotten, rules });
    assert.deepEqual(result.findings, []);
    assert.deepEqual(failures.map(({ rule }) => rule).sort(), ['no-blocking-call', 'no-missing-await']);
    assert.match(failures[0]?.error.message ?? '', /The disk is on fire/u);
    engine.close();
  });

  it('leaves a rule out whose options are wrong', () => {
    const failures: RuleFailure[] = [];
    const engine = createEngine({ onError: (failure) => failures.push(failure) });
    const wrong: RuleSettings = { ...rules, 'no-blocking-call': ['error', { nonsense: true }] };
    assert.equal(engine.lint({ path: '/project/app.py', text: forgotten, rules: wrong }).findings.length, 1);
    assert.deepEqual(
      failures.map(({ rule, error }) => [rule, error.message]),
      [['no-blocking-call', 'Wrong options: there is no option "nonsense". Known are groups, depth, allow.']],
    );
    engine.close();
  });

  it('skips what is not worth checking, and says why', () => {
    const engine = createEngine();
    const skip = (path: string, text: string): string | undefined =>
      engine.lint({ path, text, rules }).skipped?.message;
    assert.match(skip('/project/a.py', 'x = 1\n'.repeat(600_000)) ?? '', /^Too large to be checked: 3\.6 million/u);
    assert.match(skip('/project/a.js', `x=[${'1,'.repeat(50_000)}]`) ?? '', /^Looks minified/u);
    assert.match(skip('/project/a.txt', 'hello') ?? '', /^Neither Python nor/u);
    assert.equal(skip('/project/a.py', 'x = 1\n'), undefined);
    engine.close();
  });

  it('says where a text cannot be parsed', () => {
    const engine = createEngine({ types: 'off' });
    const { findings } = engine.lint({ path: '/project/app.ts', text: 'let a = 1;\nlet = = 2;\n', rules });
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.rule, null);
    assert.equal(findings[0].line, 2);
    engine.close();
  });

  it('finds the project of a file by its nearest marker', () => {
    const folder = new TemporaryFolder({
      'one/pyproject.toml': '',
      'one/store.py': 'async def load(): ...\n',
      'one/app/main.py': '',
      'two/setup.py': '',
      'two/store.py': 'def load(): ...\n',
    });
    try {
      const engine = createEngine({ root: folder.path });
      const text = 'from store import load\n\nasync def main():\n    load()\n';
      const count = (path: string): number => engine.lint({ path: folder.resolve(path), text, rules }).findings.length;
      assert.deepEqual([count('one/app/main.py'), count('two/main.py')], [1, 0]);
      engine.close();
    } finally {
      folder.remove();
    }
  });

  describe('looks for Python packages', () => {
    const createPackage = (environment: string): [string, string] => [
      `${environment}/lib/python3.12/site-packages/courier/__init__.py`,
      'async def send(): ...\n',
    ];
    const program = 'import courier\n\n\nasync def main():\n    courier.send()\n';
    const countFindings = (pythonEnvironment?: string): number => {
      const files = createOverlay(new Map([['/project/pyproject.toml', ''], createPackage('/environments/post')]));
      const engine = createEngine({ files, root: '/project', pythonEnvironment });
      return engine.lint({ path: '/project/app.py', text: program, rules }).findings.length;
    };
    const names = ['VIRTUAL_ENV', 'CONDA_PREFIX', 'CONDA_DEFAULT_ENV'] as const;
    const active = names.map((name) => process.env[name]);
    const setVariables = (values: readonly (string | undefined)[]): void => {
      for (const [index, name] of names.entries()) {
        Reflect.deleteProperty(process.env, name);
        if (values[index] !== undefined) process.env[name] = values[index];
      }
    };
    beforeEach(() => setVariables([]));
    afterEach(() => setVariables(active));

    it('in the environment that was chosen', () => {
      process.env.VIRTUAL_ENV = '/environments/other';
      assert.equal(countFindings(), 0);
      assert.equal(countFindings('/environments/post'), 1);
    });

    it('in the one that is active, when none was chosen', () => {
      process.env.VIRTUAL_ENV = '/environments/post';
      assert.equal(countFindings(), 1);
      assert.equal(countFindings('/environments/other'), 0);
    });

    it('in an active one of conda, which its base is not', () => {
      setVariables([undefined, '/environments/post', 'post']);
      assert.equal(countFindings(), 1);
      setVariables([undefined, '/environments/post', 'base']);
      assert.equal(countFindings(), 0);
      setVariables(['/environments/other', '/environments/post', 'post']);
      assert.equal(countFindings(), 0);
    });
  });
});
