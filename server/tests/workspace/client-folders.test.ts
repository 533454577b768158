import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageClient } from '../support/language-client.js';

const root = 'vscode-vfs://github%2B7b2273/owner/shop';
const files = {
  [`${root}/pyproject.toml`]: '[project]\nname = "shop"\n',
  [`${root}/shop/__init__.py`]: '',
  [`${root}/shop/store.py`]: 'import time\n\n\ndef load():\n    time.sleep(1)\n',
  [`${root}/shop/view.py`]: 'from shop.store import load\n\n\nasync def show():\n    load()\n',
  [`${root}/web/main.ts`]: "async function load(): Promise<void> {\n  await fetch('/');\n}\n\nload();\n",
  [`${root}/node_modules/other/index.js`]: 'async function f() {}\nf();\n',
};
/** More than are read as a whole. */
const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${root}/many/m${index}.py`, '']));
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

  it('is followed when a folder in it is renamed, which is all that is told of', async () => {
    const client = await start();
    await client.open(view, files[view]);
    assert.equal((await client.pull(view)).length, 1);
    const rename = (from: string, to: string): Promise<void> => {
      for (const [uri, text] of [...client.files].filter(([uri]) => uri.startsWith(`${from}/`))) {
        client.files.delete(uri);
        client.files.set(to + uri.slice(from.length), text);
      }
      const changes = [
        { uri: from, type: 3 },
        { uri: to, type: 1 },
      ];
      return client.afterRefresh(() =>
        client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes }),
      );
    };
    await rename(`${root}/shop`, `${root}/market`);
    assert.deepEqual(await client.pull(view), []);
    await rename(`${root}/market`, `${root}/shop`);
    assert.equal((await client.pull(view)).length, 1);
    await client.stop();
  });

  it('has settings of its own', async () => {
    const config = '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n';
    const client = await start({ files: { ...files, [`${root}/pyproject.toml`]: config } });
    await client.open(view, files[view]);
    assert.deepEqual(await client.pull(view), []);
    await client.stop();
  });

  it('has settings of its own from the first answer on, while its other files are still being read', async () => {
    let release: () => void = () => undefined;
    const beforeFolders = new Promise<void>((resolve) => {
      release = resolve;
    });
    const off = '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n';
    const inner = `${root}/tools/clock.py`;
    const blocking = 'import time\n\n\nasync def wait():\n    time.sleep(1)\n';
    const client = await start({ files: { ...files, [`${root}/tools/pyproject.toml`]: off }, beforeFolders });
    await client.open(inner, blocking);
    await client.open(view, blocking);
    assert.deepEqual(toRules(await client.pullNow(view)), ['no-blocking-call']);
    assert.deepEqual(toRules(await client.pullNow(inner)), []);
    release();
    assert.deepEqual(toRules(await client.pull(inner)), []);
    await client.stop();
  });

  it('is followed in its settings even when it has too many files to be read', async () => {
    const client = await start({ files: { ...files, ...many } });
    await client.open(store, 'import time\n\n\nasync def wait():\n    time.sleep(1)\n');
    assert.deepEqual(toRules(await client.pull(store)), ['no-blocking-call']);
    const off = '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n';
    await client.afterRefresh(() => change(client, `${root}/pyproject.toml`, off));
    assert.deepEqual(await client.pull(store), []);
    await client.stop();
  });

  it('is read without what .gitignore leaves out, also when that is changed', async () => {
    const generated = `${root}/shop/generated/client.py`;
    const caller = 'from shop.generated.client import fetch\n\n\nasync def show():\n    fetch()\n';
    const blocking = 'import time\n\n\ndef fetch():\n    time.sleep(1)\n\n\nasync def wait():\n    time.sleep(1)\n';
    const tree = { ...files, [`${root}/shop/generated/__init__.py`]: '', [generated]: blocking };
    const isRead = await start({ files: tree });
    await isRead.open(view, caller);
    assert.deepEqual(toRules(await isRead.pull(view)), ['no-blocking-call']);
    await isRead.stop();

    const client = await start({ files: { ...tree, [`${root}/shop/.gitignore`]: 'generated/\n' } });
    await client.open(view, caller);
    assert.deepEqual(await client.pull(view), []);
    await change(client, generated, `${blocking}\n`);
    const check = { command: 'asyncPitfalls.checkWorkspace' };
    const result = await client.connection.sendRequest('workspace/executeCommand', check);
    assert.deepEqual(result, { files: 4, problems: 1, isCancelled: false });
    assert.deepEqual(await client.pull(view), []);
    await client.stop();
  });

  it('is read again when a .gitignore is created, changed or deleted', async () => {
    const ignore = `${root}/.gitignore`;
    const client = await start();
    await client.open(view, files[view]);
    assert.deepEqual(toRules(await client.pull(view)), ['no-blocking-call']);
    await client.afterRefresh(() => change(client, ignore, 'shop/store.py\n'));
    assert.deepEqual(await client.pull(view), []);
    // What is left out is not followed either.
    await change(client, store, 'import time\n\n\ndef load():\n    time.sleep(2)\n');
    assert.deepEqual(await client.pull(view), []);
    await client.afterRefresh(() => change(client, ignore, 'web/\n'));
    assert.deepEqual(toRules(await client.pull(view)), ['no-blocking-call']);
    const check = { command: 'asyncPitfalls.checkWorkspace' };
    const result = await client.connection.sendRequest('workspace/executeCommand', check);
    assert.deepEqual(result, { files: 3, problems: 1, isCancelled: false });
    await client.afterRefresh(() => change(client, ignore, 'store.py\n'));
    assert.deepEqual(await client.pull(view), []);
    await client.afterRefresh(() => change(client, ignore, undefined));
    assert.deepEqual(toRules(await client.pull(view)), ['no-blocking-call']);
    await client.stop();
  });

  it('is read after all when a .gitignore leaves out what made it too large', async () => {
    const client = await start({ files: { ...files, ...many } });
    await client.open(view, files[view]);
    assert.deepEqual(await client.pull(view), []);
    await client.afterRefresh(() => change(client, `${root}/.gitignore`, 'many/\n'));
    assert.deepEqual(toRules(await client.pull(view)), ['no-blocking-call']);
    await client.afterRefresh(() => change(client, `${root}/.gitignore`, undefined));
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
