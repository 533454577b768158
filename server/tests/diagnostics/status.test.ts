import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type { DocumentStatus } from '../../src/protocol.js';
import { LanguageClient, toUri, type ClientOptions } from '../support/language-client.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';
const python = toUri('session/status.py');
const typescript = toUri('session/status.ts');

/** A client that is told of each check. */
async function start(options: ClientOptions = {}): Promise<{ client: LanguageClient; statuses: DocumentStatus[] }> {
  const client = await LanguageClient.start({ ...options, initializationOptions: { status: true } });
  const statuses: DocumentStatus[] = [];
  client.connection.onNotification('asyncPitfalls/status', (status: DocumentStatus) => {
    statuses.push(status);
  });
  return { client, statuses };
}

describe('the status of a document', () => {
  it('tells the rules that are on, where they come from, and where types do', async () => {
    const { client, statuses } = await start({ settings: { rules: { 'no-nested-run': 'off' } } });
    await client.open(python, blocking);
    await client.pullReport(python);
    const [status, ...others] = statuses;
    assert.deepEqual(others, []);
    assert.equal(status?.uri, python);
    assert.equal(status.origin, 'settings');
    assert.equal(status.types, undefined);
    assert.deepEqual(status.notes, []);

    await client.open(typescript, 'async function load() {}\nload();\n');
    await client.pull(typescript);
    const ofTypeScript = statuses.findLast(({ uri }) => uri === typescript);
    assert.equal(ofTypeScript?.rules, status.rules);
    assert.match(ofTypeScript.types?.text ?? '', /^TypeScript 7\./);
    await client.stop();
  });

  it('says why a document is not checked', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    writeFileSync(path.join(root, 'pyproject.toml'), '[tool.async-pitfalls]\nexclude = ["old/**"]\n');
    const { client, statuses } = await start({ root });
    const excluded = toUri(path.join(root, 'old/app.py'));
    const large = toUri(path.join(root, 'large.py'));
    await client.open(excluded, blocking);
    await client.open(large, 'x = 1\n'.repeat(600_000));
    assert.deepEqual(await client.pull(excluded), []);
    assert.deepEqual(await client.pull(large), []);
    const find = (wanted: string): DocumentStatus | undefined => statuses.find(({ uri }) => uri === wanted);
    assert.match(find(excluded)?.notes.join('') ?? '', /^Excluded by .*pyproject\.toml\.$/);
    assert.match(find(large)?.notes.join('') ?? '', /^Too large to be checked/);
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('tells that files of installed packages are not checked', async () => {
    const { client, statuses } = await start();
    const files = ['.venv/lib/python3.12/site-packages/lib/app.py', 'node_modules/lib/index.ts', 'python3.12/app.py'];
    for (const uri of ['/usr/lib/python3.12/asyncio/tasks.py', ...files].map(toUri)) {
      await client.open(uri, uri.endsWith('.ts') ? 'async function f() {}\nf();\n' : blocking);
      const isOwn = uri.endsWith('/python3.12/app.py');
      assert.equal((await client.pull(uri)).length, isOwn ? 1 : 0, uri);
      const notes = statuses.find((status) => status.uri === uri)?.notes ?? [];
      assert.deepEqual(notes, isOwn ? [] : ['It belongs to an installed package.']);
    }
    await client.stop();
  });

  it('tells that the other side of a comparison is not checked', async () => {
    const { client, statuses } = await start();
    const uri = 'git:/home/me/app.py';
    await client.open(uri, blocking);
    assert.deepEqual(await client.pull(uri), []);
    assert.deepEqual(statuses.find((status) => status.uri === uri)?.notes, ['It is another version of a file.']);
    await client.stop();
  });

  it('is not sent to a client that has not asked for it', async () => {
    const client = await LanguageClient.start({ initializationOptions: { status: false } });
    client.connection.onNotification('asyncPitfalls/status', () => assert.fail('not asked for'));
    await client.open(python, blocking);
    assert.equal((await client.pull(python)).length, 1);
    await client.stop();
  });
});

describe('a document that takes too long to check', () => {
  // Nothing in it needs to know of other files.
  const slow = 'from time import sleep\n\n\nasync def poll():\n    sleep(1)\n';

  it('is checked when it is saved, and no longer while the user types', async () => {
    const { client, statuses } = await start({ server: 'slow-server' });
    await client.open(python, slow);
    await client.pull(python);
    assert.equal(statuses.at(-1)?.notes.join(''), '', 'the first check reads the project, too');
    await client.change(python, `${slow}\n`);
    assert.equal((await client.pull(python)).length, 1);
    assert.match(statuses.at(-1)?.notes.join('') ?? '', /checked on saving/);
    await client.change(python, slow.replace('sleep(1)', 'pass'));
    // The editor keeps what it shows, and does not ask again of its own accord.
    await assert.rejects(client.pull(python), {
      code: LSPErrorCodes.ServerCancelled,
      data: { retriggerRequest: false },
    });
    await client.save(python);
    assert.deepEqual(await client.pull(python), []);
    await client.stop();
  });

  it('names the rule that took longest', async () => {
    const { client, statuses } = await start({ server: 'slow-server' });
    await client.open(python, slow);
    await client.pull(python);
    assert.equal(statuses.at(-1)?.slowest, undefined, 'the first check reads files, too');
    await client.change(python, `${slow}\n`);
    await client.save(python);
    await client.pull(python);
    assert.match(statuses.at(-1)?.slowest?.rule ?? '', /^[a-z]+(?:-[a-z]+)+$/);
    await client.stop();
  });
});

describe('the debug information', () => {
  it('is a document that tells of the server and of a file', async () => {
    const { client } = await start({ root: path.dirname(new URL(python).pathname) });
    await client.open(python, blocking);
    await client.pull(python);
    const text: unknown = await client.connection.sendRequest('asyncPitfalls/debugInformation', { uri: python });
    assert.ok(typeof text === 'string');
    assert.match(text, /^## Server\n\n- async-pitfalls \d+\.\d+\.\d+, Node /);
    assert.match(text, /not trusted, 1 folders, 1 open documents/);
    assert.match(text, /Last check: \d+ ms, 1 problems/);
    assert.match(text, /From recommended:\n\n```json\n\{\n {2}"/);
    const unknown = await client.connection.sendRequest('asyncPitfalls/debugInformation', { uri: 'file:///no.py' });
    assert.match(String(unknown), /file:\/\/\/no\.py is not checked/);
    await client.stop();
  });
});
