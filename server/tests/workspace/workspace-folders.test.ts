import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toFolder, toUri } from '../support/language-client.js';

const caller = 'from tools.wait import pause\n\n\nasync def main():\n    pause()\n';

describe('a workspace of several folders', () => {
  let root: string;
  const getFolder = (name: string): string => path.join(root, name);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    // The same names mean different things in the two folders.
    for (const [folder, body] of [
      ['first', 'import time\n\n\ndef pause():\n    time.sleep(1)\n'],
      ['second', 'def pause():\n    pass\n'],
    ] as const) {
      mkdirSync(path.join(root, folder, 'tools'), { recursive: true });
      writeFileSync(path.join(root, folder, 'tools/wait.py'), body);
      mkdirSync(path.join(root, folder, 'scripts'));
    }
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const open = async (client: LanguageClient, folder: string): Promise<string> => {
    const uri = toUri(path.join(getFolder(folder), 'scripts/main.py'));
    await client.open(uri, caller);
    return uri;
  };

  it('looks in each folder for what its files import', async () => {
    const client = await LanguageClient.start({ folders: [getFolder('first'), getFolder('second')] });
    const [first, second] = [await open(client, 'first'), await open(client, 'second')];
    assert.deepEqual(
      (await client.pull(first)).map(({ code }) => code),
      ['no-blocking-call'],
    );
    assert.deepEqual(await client.pull(second), []);
    await client.stop();
  });

  it('takes a folder in, and lets it go, without a restart', async () => {
    const client = await LanguageClient.start({ folders: [getFolder('second')] });
    const first = await open(client, 'first');
    assert.deepEqual(await client.pull(first), []);
    const folder = toFolder(getFolder('first'));
    const change = (event: object): Promise<void> =>
      client.afterRefresh(() => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event }));
    await change({ added: [folder], removed: [] });
    assert.equal((await client.pull(first)).length, 1);
    await change({ added: [], removed: [folder] });
    assert.deepEqual(await client.pull(first), []);
    await client.stop();
  });

  it('checks what is open in a folder that has vanished, and finds the rest again when it is back', async () => {
    const folder = getFolder('first');
    const away = getFolder('away');
    const client = await LanguageClient.start({ folders: [folder] });
    const python = await open(client, 'first');
    const typescript = toUri(path.join(folder, 'main.ts'));
    await client.open(typescript, 'declare function load(): Promise<void>;\nexport function main() {\n  load();\n}\n');
    const check = (): Promise<unknown> =>
      client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' });
    const count = async (): Promise<number[]> => [
      (await client.pull(python)).length,
      (await client.pull(typescript)).length,
    ];
    const move = async (from: string, to: string, type: FileChangeType): Promise<void> => {
      renameSync(from, to);
      const changes = [{ uri: toUri(folder), type }];
      await client.afterRefresh(() =>
        client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes }),
      );
    };
    assert.deepEqual(await count(), [1, 1]);
    await move(folder, away, FileChangeType.Deleted);
    await client.change(typescript, `${client.getText(typescript)}\n`);
    assert.deepEqual(await count(), [0, 1]);
    assert.deepEqual(await check(), { files: 0, problems: 0, isCancelled: false });
    await move(away, folder, FileChangeType.Created);
    assert.deepEqual(await count(), [1, 1]);
    await client.stop();
  });
});
