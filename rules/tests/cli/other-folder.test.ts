import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { runCommand, TemporaryFolder } from '../support/command.js';

const python = {
  'service/store.py':
    'import asyncio\n\n\nclass Store:\n    async def save(self) -> None:\n        await asyncio.sleep(1)\n',
  'service/app.py': 'from service.store import Store\n\n\nasync def main(store: Store) -> None:\n    store.save()\n',
};
const typescript = {
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "strict": true, "lib": ["esnext", "dom"] } }',
  'src/store.ts': 'export async function save(name: string): Promise<void> {\n  await fetch(`/${name}`);\n}\n',
  'src/app.ts': "import { save } from './store.js';\n\nexport function main(): void {\n  save('a');\n}\n",
};

describe('async-pitfalls, run from another folder', () => {
  let project: TemporaryFolder;
  let elsewhere: TemporaryFolder;
  beforeEach(() => {
    elsewhere = new TemporaryFolder();
  });
  afterEach(() => {
    project.remove();
    elsewhere.remove();
  });
  /** One line a finding, with the names of files as they are seen from the project. */
  const check = async (paths: readonly string[], cwd: TemporaryFolder): Promise<string[]> => {
    const { stdout, stderr } = await runCommand(['--format', 'json', ...paths], cwd.path);
    assert.equal(stderr, '');
    return toLines(JSON.parse(stdout), project.path);
  };

  it('finds in a Python folder what it finds from inside', async () => {
    project = new TemporaryFolder(python);
    const inside = await check([], project);
    assert.deepEqual(inside, ['service/app.py:5 async-pitfalls/no-missing-await']);
    assert.deepEqual(await check([project.path], elsewhere), inside);
  });

  it('finds in a TypeScript folder what it finds from inside', async () => {
    project = new TemporaryFolder(typescript);
    const inside = await check([], project);
    assert.deepEqual(inside, ['src/app.ts:4 async-pitfalls/no-missing-await']);
    assert.deepEqual(await check([project.path], elsewhere), inside);
  });

  it('finds it through a symbolic link to the folder, too, and leaves out what the folder excludes', async () => {
    const excluded = { 'scripts/app.py': python['service/app.py'] };
    const config = { 'pyproject.toml': '[tool.async-pitfalls]\nexclude = ["scripts/**"]\n' };
    project = new TemporaryFolder({ ...python, ...typescript, ...excluded, ...config });
    const inside = await check([], project);
    assert.equal(inside.length, 2);
    const link = elsewhere.resolve('link');
    symlinkSync(project.path, link);
    const { stdout } = await runCommand(['--format', 'json', link], elsewhere.path);
    assert.deepEqual(toLines(JSON.parse(stdout), link), inside);
  });

  it('reads the types that are installed beside files of no tsconfig', async () => {
    project = new TemporaryFolder({
      'node_modules/@types/queue/package.json': '{ "name": "@types/queue", "version": "1.0.0", "types": "index.d.ts" }',
      'node_modules/@types/queue/index.d.ts':
        "declare module 'host:queue' { export function push(): Promise<void>; }\n",
      'app.ts': "import { push } from 'host:queue';\n\nexport function main(): void {\n  push();\n}\n",
    });
    assert.deepEqual(await check([project.path], elsewhere), ['app.ts:4 async-pitfalls/no-missing-await']);
  });

  it('takes each of several folders for a project of its own', async () => {
    project = new TemporaryFolder({
      ...prefix('one', python),
      ...prefix('two', typescript),
      'three/service/store.py': 'class Store:\n    def save(self) -> None: ...\n',
      'three/service/app.py': python['service/app.py'],
    });
    const paths = ['one', 'two', 'three'].map((name) => project.resolve(name));
    assert.deepEqual(await check(paths, elsewhere), [
      'one/service/app.py:5 async-pitfalls/no-missing-await',
      'two/src/app.ts:4 async-pitfalls/no-missing-await',
    ]);
  });

  it('takes the outermost folder of files that are named one by one', async () => {
    project = new TemporaryFolder({ ...python, 'run.py': 'import service.app\n' });
    const paths = ['service/app.py', 'run.py'].map((name) => project.resolve(name));
    assert.deepEqual(await check(paths, elsewhere), ['service/app.py:5 async-pitfalls/no-missing-await']);
  });
});

function prefix(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly line: number; readonly ruleId: string }[];
}

function toLines(results: readonly Result[], folder: string): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId }) => `${filePath.slice(folder.length + 1)}:${line} ${ruleId}`),
  );
}
