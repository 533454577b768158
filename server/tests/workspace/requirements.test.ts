import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';

const bot = 'from discord.ext.commands import Bot\n\n\nasync def load(bot: Bot):\n    bot.load_extension("polls")\n';

describe('a file that requirements.txt includes', () => {
  let root: string;
  let client: LanguageClient;
  const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
  const tell = (name: string, type: FileChangeType = FileChangeType.Changed): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: toUri(path.join(root, name)), type }],
    });
  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'requirements-'));
    mkdirSync(path.join(root, 'deployment'));
    write('pyproject.toml', '');
    write('requirements.txt', '-r deployment/bots.txt\n');
    write('deployment/bots.txt', 'discord.py~=2.4\n');
    write('notes.txt', '');
    client = await LanguageClient.start({ root });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('takes effect when it changes, and other texts do not', async () => {
    const uri = toUri(path.join(root, 'bot.py'));
    await client.open(uri, bot);
    assert.equal((await client.pull(uri)).length, 1);
    let checks = 0;
    client.connection.onNotification('asyncPitfalls/status', () => {
      checks++;
    });
    await tell('notes.txt');
    assert.equal((await client.pull(uri)).length, 1);
    assert.equal(checks, 0);
    write('deployment/bots.txt', 'py-cord~=2.6\n');
    await client.afterRefresh(() => tell('deployment/bots.txt'));
    assert.deepEqual(await client.pull(uri), []);
  });

  it('takes effect when it is deleted, and when it comes, or the folder that it is in', async () => {
    const uri = toUri(path.join(root, 'bot.py'));
    write('deployment/bots.txt', 'py-cord~=2.6\n');
    await client.open(uri, bot);
    assert.deepEqual(await client.pull(uri), []);
    rmSync(path.join(root, 'deployment'), { recursive: true });
    await client.afterRefresh(() => tell('deployment/bots.txt', FileChangeType.Deleted));
    assert.equal((await client.pull(uri)).length, 1);
    for (const told of ['deployment', 'deployment/bots.txt']) {
      await client.close(uri);
      await client.stop();
      client = await LanguageClient.start({ root });
      await client.open(uri, bot);
      assert.equal((await client.pull(uri)).length, 1);
      mkdirSync(path.join(root, 'deployment'));
      write('deployment/bots.txt', 'py-cord~=2.6\n');
      await client.afterRefresh(() => tell(told, FileChangeType.Created));
      assert.deepEqual(await client.pull(uri), []);
      rmSync(path.join(root, 'deployment'), { recursive: true });
    }
  });
});
