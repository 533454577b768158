import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';

const main = {
  python: 'from tools.wait import pause\nfrom kit import sleep\n\n\nasync def start():\n    pause()\n    sleep()\n',
  typescript: `import { pause } from './tools/wait';
import { sleep } from 'kit';

export function start() {
  pause();
  sleep();
}
`,
};
const blocking = 'import time\n\n\ndef pause():\n    time.sleep(1)\n';
const declaration = 'export declare function sleep(): Promise<void>;\n';

describe('a folder of which only its own path is told', () => {
  let root: string;
  let client: LanguageClient;
  let python: string;
  let typescript: string;
  const getPath = (name: string): string => path.join(root, name);
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(getPath(name)), { recursive: true });
    writeFileSync(getPath(name), text);
  };
  const tell = (...changes: readonly (readonly [name: string, type: FileChangeType])[]): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: toUri(getPath(name)), type })),
    });
  const rename = (from: string, to: string): Promise<void> => {
    renameSync(getPath(from), getPath(to));
    return client.afterRefresh(() => tell([from, FileChangeType.Deleted], [to, FileChangeType.Created]));
  };
  /** The lines with findings in both languages. */
  const getLines = async (): Promise<number[][]> =>
    Promise.all(
      [python, typescript].map(async (uri) => (await client.pull(uri)).map(({ range }) => range.start.line + 1)),
    );

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'moved-'));
    write('pyproject.toml', '[project]\nname = "shop"\n');
    write('package.json', '{ "name": "shop" }');
    write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
    write('tools/wait.py', blocking);
    write('tools/wait.ts', 'export async function pause() {}\n');
    write('main.py', main.python);
    write('main.ts', main.typescript);
    client = await LanguageClient.start({ root });
    [python, typescript] = [toUri(getPath('main.py')), toUri(getPath('main.ts'))];
    await client.open(python, main.python);
    await client.open(typescript, main.typescript);
    assert.deepEqual(await getLines(), [[6], [5]]);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('is followed with the files in it, when it is renamed and when it is deleted', async () => {
    await rename('tools', 'instruments');
    assert.deepEqual(await getLines(), [[], []]);
    await rename('instruments', 'tools');
    assert.deepEqual(await getLines(), [[6], [5]]);
    // From now on imports start there, too.
    mkdirSync(getPath('next'));
    await rename('tools', 'next/tools');
    assert.deepEqual(await getLines(), [[], []]);
    await rename('next', 'src');
    assert.deepEqual(await getLines(), [[6], []]);
    rmSync(getPath('src'), { recursive: true });
    await client.afterRefresh(() => tell(['src', FileChangeType.Deleted]));
    assert.deepEqual(await getLines(), [[], []]);
  });

  it('may be one of packages that were installed or removed', async () => {
    write('packages/pyvenv.cfg', 'home = /usr/bin\n');
    write('packages/lib/python3.12/site-packages/kit/__init__.py', 'async def sleep():\n    pass\n');
    await rename('packages', '.venv');
    assert.deepEqual(await getLines(), [[6, 7], [5]]);
    write('packages/kit/package.json', '{ "name": "kit", "types": "index.d.ts" }');
    write('packages/kit/index.d.ts', declaration);
    await rename('packages', 'node_modules');
    assert.deepEqual(await getLines(), [
      [6, 7],
      [5, 6],
    ]);
    await rename('node_modules/kit', 'node_modules/case');
    assert.deepEqual(await getLines(), [[6, 7], [5]]);
    rmSync(getPath('.venv'), { recursive: true });
    await client.afterRefresh(() => tell(['.venv', FileChangeType.Deleted]));
    assert.deepEqual(await getLines(), [[6], [5]]);
  });

  it('takes what a check of the workspace found in it along', async () => {
    write('jobs/poll.py', 'import time\n\n\nasync def poll():\n    time.sleep(1)\n');
    await client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' });
    const job = toUri(getPath('jobs/poll.py'));
    await client.waitForPublished(job, ({ length }) => length === 1);
    rmSync(getPath('jobs'), { recursive: true });
    await tell(['jobs', FileChangeType.Deleted]);
    await client.waitForPublished(job, ({ length }) => length === 0);
  });

  it('is asked for: whatever is created or deleted, but of changes those of files that matter', async () => {
    const { method } = DidChangeWatchedFilesNotification;
    await client.waitUntil(() => client.registrations.some((one) => one.method === method));
    const options: unknown = client.registrations.find((one) => one.method === method)?.registerOptions;
    assert.ok(
      typeof options === 'object' && options !== null && 'watchers' in options && Array.isArray(options.watchers),
    );
    assert.deepEqual(options.watchers.at(-1), { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete });
    const others = options.watchers.slice(0, -1);
    for (const pattern of ['**/tsconfig*.json', '**/*.{txt,in}']) {
      assert.ok(others.some((one) => JSON.stringify(one).includes(pattern)));
    }
    assert.ok(others.every((one) => isDeepStrictEqual({ ...one, kind: 2 }, one)));
  });
});
