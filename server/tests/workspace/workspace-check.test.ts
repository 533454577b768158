import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDiskFiles } from 'eslint-plugin-async-pitfalls/engine';
import { CancellationTokenSource, type Diagnostic } from 'vscode-languageserver-protocol/node';
import type { CheckMessage } from '../../src/workspace/check-messages.js';
import { checkFolders } from '../../src/workspace/check-files.js';
import {
  fullCapabilities,
  LanguageClient,
  plainCapabilities,
  toFolder,
  toUri,
  type ClientOptions,
} from '../support/language-client.js';
import { getCompilers } from '../support/processes.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';
const fixed = 'import asyncio\n\n\nasync def poll():\n    await asyncio.sleep(1)\n';
const typescript = "export async function load(): Promise<void> {\n  await fetch('/');\n}\n";
const caller = "import { load } from './load.js';\n\nload();\n";

describe('the check of the workspace', () => {
  let root: string;
  let client: LanguageClient;
  const getUri = (name: string): string => toUri(path.join(root, name));
  const write = (name: string, text: string): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const start = async (options: ClientOptions = {}): Promise<void> => {
    client = await LanguageClient.start({ root, ...options });
  };
  const check = (): Promise<unknown> =>
    client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' });
  /** The rules that were published last for a file. */
  const getRules = (name: string): unknown[] | undefined =>
    client.published.findLast(({ uri }) => uri === getUri(name))?.diagnostics.map(({ code }) => code);
  const waitFor = (name: string, condition: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> =>
    client.waitForPublished(getUri(name), condition);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "strict": true } }');
    write('src/load.ts', typescript);
    write('src/main.ts', caller);
    write('app.py', blocking);
    write('clean.py', fixed);
    write('node_modules/other/index.js', 'async function f() {}\nf();\n');
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('publishes what is found in files of all languages, and nothing of files that are not of the project', async () => {
    await start();
    assert.deepEqual(await check(), { files: 4, problems: 2, isCancelled: false });
    assert.deepEqual(getRules('app.py'), ['no-blocking-call']);
    assert.deepEqual(getRules('src/main.ts'), ['no-missing-await']);
    assert.deepEqual(client.published.map(({ uri }) => uri).sort(), [getUri('app.py'), getUri('src/main.ts')].sort());
  });

  it('leaves out what is named as TypeScript is, and is none', async () => {
    writeFileSync(path.join(root, 'src/video.ts'), Uint8Array.of(0x47, 0x40, 0x00, 0xff, 0x0a, 0x00));
    writeFileSync(path.join(root, 'src/wide.ts'), Buffer.from(`\uFEFF${typescript}`, 'utf16le'));
    await start();
    assert.deepEqual(await check(), { files: 6, problems: 2, isCancelled: false });
    assert.deepEqual([getRules('src/video.ts'), getRules('src/wide.ts')], [undefined, undefined]);
  });

  it('leaves notebooks to the editor, which alone knows how their cells are called', async () => {
    write('notes.ipynb', JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: blocking }] }));
    await start();
    assert.deepEqual(await check(), { files: 4, problems: 2, isCancelled: false });
  });

  it('follows pyproject.toml and the settings of the user', async () => {
    write('pyproject.toml', '[tool.async-pitfalls]\nexclude = ["src/**"]\n');
    await start({ settings: { rules: { 'no-blocking-call': 'warn' } } });
    assert.deepEqual(await check(), { files: 4, problems: 1, isCancelled: false });
    const [diagnostic] = await waitFor('app.py', ({ length }) => length === 1);
    assert.equal(diagnostic?.severity, 2);
  });

  it('leaves open documents to themselves, and sees their unsaved text', async () => {
    await start();
    await client.open(getUri('src/load.ts'), typescript.replace('async ', '').replace('Promise<void>', 'void'));
    await client.open(getUri('app.py'), blocking);
    assert.deepEqual(await check(), { files: 4, problems: 1, isCancelled: false });
    assert.deepEqual(client.published, []);
  });

  it('knows an open document by whichever URI the client has for it', async () => {
    write('src/(shop)/+job@1.py', blocking);
    await start();
    const uri = `${toUri(root)}/src/(shop)/+job@1.py`;
    assert.notEqual(uri, getUri('src/(shop)/+job@1.py'));
    await client.open(uri, blocking);
    assert.equal((await client.pull(uri)).length, 1);
    await check();
    assert.equal(getRules('src/(shop)/+job@1.py'), undefined);
    await client.close(uri);
    await check();
    assert.deepEqual(getRules('src/(shop)/+job@1.py'), ['no-blocking-call']);
    await client.open(uri, blocking);
    await waitFor('src/(shop)/+job@1.py', ({ length }) => length === 0);
  });

  it('takes back nothing but its own in an editor that gets the findings of open documents published', async () => {
    await start({ capabilities: plainCapabilities });
    await check();
    await waitFor('app.py', ({ length }) => length === 1);
    await client.open(getUri('app.py'), blocking);
    await waitFor('app.py', ({ length }) => length === 0);
    await waitFor('app.py', ({ length }) => length === 1);
    await check();
    assert.deepEqual(getRules('app.py'), ['no-blocking-call']);
  });

  it('is kept up to date: files that are opened, closed, changed and deleted', async () => {
    await start();
    await check();
    const uri = getUri('app.py');
    await client.open(uri, blocking);
    await waitFor('app.py', ({ length }) => length === 0);
    await client.close(uri);
    await waitFor('app.py', ({ length }) => length === 1);

    const tell = (type: number): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    write('app.py', fixed);
    await tell(2);
    await waitFor('app.py', ({ length }) => length === 0);
    write('app.py', blocking);
    await tell(2);
    await waitFor('app.py', ({ length }) => length === 1);
    rmSync(path.join(root, 'app.py'));
    await tell(3);
    await waitFor('app.py', ({ length }) => length === 0);
  });

  it('moves with a file that is renamed', async () => {
    await start();
    await check();
    renameSync(path.join(root, 'app.py'), path.join(root, 'service.py'));
    const changes = [
      { uri: getUri('app.py'), type: 3 },
      { uri: getUri('service.py'), type: 1 },
    ];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waitFor('app.py', ({ length }) => length === 0);
    await waitFor('service.py', ({ length }) => length === 1);
  });

  it('is taken back where a config leaves a file out, and where the settings turn everything off', async () => {
    write('job.py', blocking);
    await start();
    await check();
    write('pyproject.toml', '[tool.async-pitfalls]\nexclude = ["app.py"]\n');
    const changes = [{ uri: getUri('pyproject.toml'), type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waitFor('app.py', ({ length }) => length === 0);
    assert.deepEqual(getRules('job.py'), ['no-blocking-call']);
    client.settings = { enable: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await waitFor('job.py', ({ length }) => length === 0);
  });

  it('is taken back where Git ignores a file from now on', async () => {
    write('jobs/job.py', blocking);
    write('jobs/kept.py', blocking);
    await start();
    await check();
    assert.deepEqual(getRules('jobs/job.py'), ['no-blocking-call']);
    const tell = (name: string): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: getUri(name), type: 2 }],
      });
    write('jobs/.gitignore', '/job.py\n!kept.py\n');
    await tell('jobs/.gitignore');
    await waitFor('jobs/job.py', ({ length }) => length === 0);
    assert.deepEqual([getRules('app.py'), getRules('jobs/kept.py')], [['no-blocking-call'], ['no-blocking-call']]);
    write('.gitignore', '# all\n*.py\n');
    await tell('.gitignore');
    await waitFor('app.py', ({ length }) => length === 0);
    assert.deepEqual(getRules('jobs/kept.py'), ['no-blocking-call']);
  });

  it('is taken back with a folder that is removed from the workspace', async () => {
    write('inner/job.py', blocking);
    const folders = [root, path.join(root, 'inner')];
    await start({ folders });
    await check();
    assert.deepEqual([getRules('app.py'), getRules('inner/job.py')], [['no-blocking-call'], ['no-blocking-call']]);
    const event = { added: [], removed: [toFolder(root)] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await waitFor('app.py', ({ length }) => length === 0);
    assert.deepEqual(getRules('inner/job.py'), ['no-blocking-call']);
  });

  it('finds the same when it forgets the project after each file, as it does when memory runs short', async () => {
    await start();
    write('helper.py', 'import time\n\n\ndef wait():\n    time.sleep(1)\n');
    write('caller.py', 'from helper import wait\n\n\nasync def main():\n    wait()\n');
    const find = async (isMemoryShort: () => boolean): Promise<unknown[]> => {
      const found: unknown[] = [];
      const request = {
        folders: [{ path: root, rules: {} }],
        openTexts: new Map(),
        isTrusted: false,
        cache: undefined,
      };
      const collect = (message: CheckMessage): void => {
        if (message.kind === 'file') found.push(message);
      };
      const host = {
        files: createDiskFiles(),
        findFiles: () => Promise.resolve(['app.py', 'caller.py', 'src/main.ts'].map((name) => path.join(root, name))),
        slice: 100,
        pause: () => Promise.resolve(),
        isStopped: () => false,
        isMemoryShort,
      };
      await checkFolders(request, host, collect);
      return found;
    };
    const expected = await find(() => false);
    assert.equal(expected.length, 3);
    assert.deepEqual(await find(() => true), expected);
  });

  it('leaves no process behind', async () => {
    await start();
    await check();
    assert.deepEqual(getRules('src/main.ts'), ['no-missing-await'], 'the process that knows types was needed');
    assert.deepEqual(getCompilers(client.process.pid), []);
  });

  it('leaves no process behind when it is cancelled half-way', async () => {
    await start({ server: 'patient-worker-server' });
    rmSync(path.join(root, 'app.py'));
    write('the-last.py', blocking);
    const cancellation = new CancellationTokenSource();
    const params = { command: 'asyncPitfalls.checkWorkspace' };
    const result = client.connection.sendRequest('workspace/executeCommand', params, cancellation.token);
    await waitFor('src/main.ts', ({ length }) => length === 1);
    assert.equal(getCompilers(client.process.pid).length, 1);
    cancellation.cancel();
    assert.deepEqual(await result, { files: 3, problems: 1, isCancelled: true });
    assert.deepEqual(getCompilers(client.process.pid), []);
  });

  it('is taken back on command, and starts anew the next time', async () => {
    await start();
    await check();
    await client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.clearWorkspaceCheck' });
    assert.deepEqual([getRules('app.py'), getRules('src/main.ts')], [[], []]);
    write('app.py', fixed);
    assert.deepEqual(await check(), { files: 4, problems: 1, isCancelled: false });
    assert.deepEqual(getRules('app.py'), []);
  });

  describe('where the editor shows progress', () => {
    const capabilities = { ...fullCapabilities, window: { ...fullCapabilities.window, workDoneProgress: true } };
    const values: { readonly kind: string; readonly title?: string; readonly message?: string }[] = [];
    const startWithProgress = async (
      onBegin: (token: string) => Promise<void>,
      params?: { readonly locale: string },
    ): Promise<void> => {
      values.length = 0;
      await start({ capabilities, params });
      client.connection.onRequest('window/workDoneProgress/create', () => null);
      client.connection.onNotification('$/progress', async ({ token, value }) => {
        values.push(value);
        if (value.kind === 'begin') await onBegin(token);
      });
    };

    it('tells how far it is', async () => {
      await startWithProgress(() => Promise.resolve());
      await check();
      assert.deepEqual(
        values.filter(({ kind }) => kind !== 'report').map(({ kind }) => kind),
        ['begin', 'end'],
      );
      assert.ok(values.some(({ kind, message }) => kind === 'report' && /^\d+ of 4 files$/.test(message ?? '')));
    });

    for (const [locale, title] of [
      ['ja-JP', /ワークスペースを検査しています$/],
      ['jam', /checking the workspace$/],
    ] as const)
      it(`tells it in the language of the client: ${locale}`, async () => {
        await startWithProgress(() => Promise.resolve(), { locale });
        await check();
        assert.match(values[0]?.title ?? '', title);
      });

    it('can be cancelled', async () => {
      await startWithProgress((token) =>
        client.connection.sendNotification('window/workDoneProgress/cancel', { token }),
      );
      assert.equal(Reflect.get(Object(await check()), 'isCancelled'), true);
      assert.deepEqual(values.at(-1), { kind: 'end' });
    });
  });
});
