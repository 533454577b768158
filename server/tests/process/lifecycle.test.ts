import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ErrorCodes } from 'vscode-languageserver-protocol/node';
import { fullCapabilities, LanguageClient, toUri } from '../support/language-client.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';

describe('a server', () => {
  it('that is shut down half-way through a check of the workspace ends it as if it had been cancelled', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'lifecycle-'));
    for (const name of ['one.py', 'two.py', 'three.py']) writeFileSync(path.join(root, name), blocking);
    const capabilities = { ...fullCapabilities, window: { workDoneProgress: true } };
    const client = await LanguageClient.start({ root, capabilities, server: 'patient-worker-server' });
    client.connection.onRequest('window/workDoneProgress/create', () => null);
    const check = client.connection.sendRequest('workspace/executeCommand', {
      command: 'asyncPitfalls.checkWorkspace',
    });
    await client.waitUntil(() => client.published.length > 0);
    await client.connection.sendRequest('shutdown');
    const result = await check;
    assert.ok(typeof result === 'object' && result !== null && 'isCancelled' in result && result.isCancelled === true);
    assert.deepEqual(
      client.log.filter((text) => text.includes('could not')),
      [],
    );
    await client.connection.sendNotification('exit');
    if (client.process.exitCode === null) await once(client.process, 'exit');
    assert.equal(client.process.exitCode, 0);
    client.connection.dispose();
    rmSync(root, { recursive: true });
  });

  it('answers nothing before it is initialized, and says that it is not', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'lifecycle-'));
    const textDocument = { uri: toUri(path.join(root, 'early.py')) };
    const ask = (connection: LanguageClient['connection']): Promise<unknown> =>
      connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } });
    const client = await LanguageClient.start({
      root,
      beforeInitialize: async (connection) => {
        await assert.rejects(ask(connection), { code: ErrorCodes.ServerNotInitialized });
        await assert.rejects(connection.sendRequest('no/such'), { code: ErrorCodes.ServerNotInitialized });
      },
    });
    assert.equal(await ask(client.connection), null);
    await assert.rejects(client.connection.sendRequest('no/such'), { code: ErrorCodes.MethodNotFound });
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('is initialized once, and says by its exit code when it was not shut down', async () => {
    const client = await LanguageClient.start();
    const again = client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await assert.rejects(again, { code: ErrorCodes.InvalidRequest });
    const uri = toUri('session/once.py');
    await client.open(uri, blocking);
    assert.equal((await client.pull(uri)).length, 1);
    await client.connection.sendNotification('exit');
    if (client.process.exitCode === null) await once(client.process, 'exit');
    assert.equal(client.process.exitCode, 1);
    client.connection.dispose();
  });
});

describe('a document is checked whatever its name', () => {
  const helper = 'import time\n\n\ndef load():\n    time.sleep(1)\n';
  const caller = 'from helper import load\n\n\nasync def start():\n    load()\n';
  let root: string;
  let client: LanguageClient;
  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'odd #1 100% ü 𝒳 '));
    writeFileSync(path.join(root, 'helper.py'), helper);
    client = await LanguageClient.start({ root });
  });
  after(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  for (const name of ['plain.py', 'a b.py', 'a#b.py', '100%41.py', '日本 𝒳.py', '[slug] (group).py', 'a+b&c;d=e.py'])
    it(`${name}: what other files hold is known, and edits are for the same URI`, async () => {
      // Clients differ in what they encode.
      const standard = toUri(path.join(root, name));
      for (const uri of new Set([standard, standard.replaceAll('%28', '(').replaceAll('%29', ')')])) {
        await client.open(uri, caller);
        const [diagnostic] = await client.pull(uri);
        assert.equal(diagnostic?.relatedInformation?.[0]?.location.uri, toUri(path.join(root, 'helper.py')));
        const actions = await client.getCodeActions(uri, [diagnostic]);
        await client.choose(actions, /^Disable no-blocking-call for this line/);
        assert.deepEqual(await client.pull(uri), []);
        await client.close(uri);
      }
    });

  for (const uri of [
    ...['untitled:Untitled-1', 'untitled:/home/me/new.py', 'inmemory://model/1', 'vscode-interactive-input:/Input-1'],
    ...['vscode-remote://ssh-remote%2Bhost/home/me/x.py', 'vscode-vfs://github/owner/x.py', 'zipfile:///a.zip::x.py'],
    ...['vscode-notebook-cell:/home/me/notes.ipynb#W0sZmlsZQ%3D%3D', 'file://server/share/x.py', 'file:///c%3A/x.py'],
    ...['file:relative.py', 'file:///half%E3%81.py', 'x', 'http://[bad'],
  ])
    it(`${uri}, which is no file here`, async () => {
      await client.open(uri, blocking, 'python');
      const diagnostics = await client.pull(uri);
      assert.equal(diagnostics.length, 1);
      await client.choose(await client.getCodeActions(uri, diagnostics), /^Replace/);
      assert.deepEqual(await client.pull(uri), []);
      await client.close(uri);
      assert.deepEqual(await client.pull(uri), []);
    });

  it('but not another version of a file, which is shown beside it', async () => {
    for (const uri of ['git:/home/me/x.py?%7B%22ref%22%3A%22~%22%7D', 'merge-conflict.conflict-diff:/home/me/x.py']) {
      await client.open(uri, blocking, 'python');
      assert.deepEqual(await client.pull(uri), []);
      await client.close(uri);
    }
  });
});
