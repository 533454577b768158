import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageClient } from './support/language-client.js';

const root = 'vscode-vfs://github%2B7b2273/owner/shop';
const files = {
  [`${root}/pyproject.toml`]: '[project]\nname = "shop"\n',
  [`${root}/shop/__init__.py`]: '',
  [`${root}/shop/store.py`]: 'import time\n\n\ndef load():\n    time.sleep(1)\n',
  [`${root}/shop/view.py`]: 'from shop.store import load\n\n\nasync def show():\n    load()\n',
  [`${root}/web/main.ts`]: "async function load(): Promise<void> {\n  await fetch('/');\n}\n\nload();\n",
  [`${root}/node_modules/other/index.js`]: 'async function f() {}\nf();\n',
};
const view = `${root}/shop/view.py`;
const store = `${root}/shop/store.py`;

describe('a folder that only the client can read', () => {
  const start = (options: object = {}): Promise<LanguageClient> =>
    LanguageClient.start({ folders: [root], files, ...options });
  const toRules = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
  const change = (client: LanguageClient, uri: string, text: string | undefined): Promise<void> => {
    if (text === undefined) client.files.delete(uri);
    else client.files.set(uri, text);
    const changes = [{ uri, type: text === undefined ? 3 : 2 }];
    return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };

  it('is read as a whole: findings depend on files that are not open', async () => {
    const client = await start();
    await client.open(view, files[view]);
    const [finding] = await client.pull(view);
    assert.equal(finding?.code, 'no-blocking-call');
    assert.deepEqual(
      finding.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]).at(-1),
      [store, 4],
    );
    await client.stop();
  });

  it('is followed when files are changed and deleted', async () => {
    const client = await start();
    await client.open(view, files[view]);
    assert.equal((await client.pull(view)).length, 1);
    await client.afterRefresh(() => change(client, store, 'def load():\n    pass\n'));
    assert.deepEqual(await client.pull(view), []);
    await client.afterRefresh(() => change(client, store, files[store]));
    assert.equal((await client.pull(view)).length, 1);
    await client.afterRefresh(() => change(client, store, undefined));
    assert.deepEqual(await client.pull(view), []);
    await client.stop();
  });

  it('has settings of its own', async () => {
    const config = '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n';
    const client = await start({ files: { ...files, [`${root}/pyproject.toml`]: config } });
    await client.open(view, files[view]);
    assert.deepEqual(await client.pull(view), []);
    await client.stop();
  });

  it('is checked on command, but not what others wrote', async () => {
    const client = await start();
    const check = (): Promise<unknown> =>
      client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' });
    assert.deepEqual(await check(), { files: 4, problems: 2, isCancelled: false });
    assert.deepEqual(toRules(await client.waitForPublished(view, ({ length }) => length > 0)), ['no-blocking-call']);
    const main = `${root}/web/main.ts`;
    assert.deepEqual(toRules(await client.waitForPublished(main, ({ length }) => length > 0)), ['no-missing-await']);
    await change(client, store, 'def load():\n    pass\n');
    assert.deepEqual(await check(), { files: 4, problems: 1, isCancelled: false });
    await client.stop();
  });

  it('is not read when it has too many files: each is checked by itself', async () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${root}/many/m${index}.py`, '']));
    const client = await start({ files: { ...files, ...many } });
    await client.open(view, files[view]);
    assert.deepEqual(await client.pull(view), []);
    await client.waitUntil(() => client.log.some((text) => text.includes('too many files')));
    await client.open(store, `${files[store]}\n\nasync def wait():\n    time.sleep(1)\n`);
    assert.deepEqual(toRules(await client.pull(store)), ['no-blocking-call']);
    await client.stop();
  });

  it('is nothing that a client is asked for which has not offered to answer', async () => {
    const client = await start({ initializationOptions: { files: false } });
    await client.open(view, files[view]);
    assert.deepEqual(await client.pull(view), []);
    await assert.rejects(
      client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' }),
      /could not be checked: the files of .*shop are not known/,
    );
    await client.open(store, `${files[store]}\n\nasync def wait():\n    time.sleep(1)\n`);
    assert.deepEqual(toRules(await client.pull(store)), ['no-blocking-call']);
    await client.stop();
  });
});
