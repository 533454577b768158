import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { LanguageClient, plainCapabilities, toUri } from '../support/language-client.js';
import { getCompilers } from '../support/processes.js';
import { createRandom } from '../support/random.js';

const program = `import asyncio
import time

import requests


def read_config():
    time.sleep(0.1)
    return requests.get("http://localhost/config").json()


async def refresh(urls):
    config = read_config()
    asyncio.run(fetch(urls[0]))
    fetch(urls[1])
    await asyncio.gather(*(fetch(url) for url in urls))
    return config


async def fetch(url):
    try:
        await asyncio.sleep(1)
    except BaseException:
        pass
`;

const fragments = [
  ...['\n', ' ', '    ', '(', ')', '[', ']', '{', '}', ':', ',', '.', '"', "'", '"""', '#', '\\', '😀', '\u2028', '\0'],
  ...[
    'async ',
    'await ',
    'def f():\n',
    'import time\n',
    'time.sleep(1)',
    'return ',
    'f"{',
    'lambda: ',
    'x = ',
    'with ',
  ],
] as const;
const [firstFragment, ...otherFragments] = fragments;

const helper = 'import time\n\n\ndef load():\n    time.sleep(1)\n';

describe('the server survives', () => {
  it('ten thousand random edits in two files, and ends with what a fresh server finds', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    const texts: Readonly<Record<string, string>> = {
      'helper.py': helper,
      'main.py': `from helper import load\n${program}`,
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(root, name), text);
    const getUri = (name: string): string => toUri(path.join(root, name));
    const uris = Object.keys(texts).map(getUri);
    const random = createRandom(20260101);
    const client = await LanguageClient.start({ root });
    for (const [name, text] of Object.entries(texts)) await client.open(getUri(name), text);
    for (let count = 1; count <= 10_000; count++) {
      const name = random.pick(['helper.py', 'main.py']);
      const uri = getUri(name);
      const document = client.getDocument(uri);
      const length = document.getText().length;
      const at = random.below(length + 1);
      const end = Math.min(length, at + random.below(12));
      const text = random.below(3) === 0 ? '' : random.pick([firstFragment, ...otherFragments]);
      await client.change(uri, text, { start: document.positionAt(at), end: document.positionAt(end) });
      if (count % 20 === 0) await client.pull(random.pick([uri, ...uris]));
      // Now and then a state worth looking at; the last one is of that kind.
      if (count % 100 === 0) {
        for (const one of uris)
          await client.change(one, (texts[path.basename(one)] ?? '') + client.getText(one).slice(-2000));
      }
    }
    const fresh = await LanguageClient.start({ root });
    for (const uri of uris) await fresh.open(uri, client.getText(uri));
    const forget = (items: readonly object[]): unknown[] => items.map((item) => ({ ...item, data: undefined }));
    for (const uri of uris) assert.deepEqual(forget(await client.pull(uri)), forget(await fresh.pull(uri)));
    assert.notDeepEqual(await fresh.pull(getUri('main.py')), [], 'the comparison should mean something');
    await Promise.all([client.stop(), fresh.stop()]);
    rmSync(root, { recursive: true });
  }).timeout(400_000);

  it('a file of a hundred thousand lines', async () => {
    const body = '(a, b):\n    total = a + b\n    for i in range(total):\n        print(i)\n    return total\n\n\n';
    const lines = Array.from({ length: 14_300 }, (_, index) => `def f${index}${body}`).join('');
    const client = await LanguageClient.start();
    const uri = toUri('session/long.py');
    await client.open(uri, `${lines}${program}`);
    const found = await client.pull(uri);
    assert.ok(found.length > 0 && found.every(({ range }) => range.start.line > 100_000));
    const small = toUri('session/short.py');
    await client.open(small, program);
    assert.equal((await client.pull(small)).length, found.length);
    await client.stop();
  }).timeout(400_000);

  it('a types process that is killed: a new one takes its place', async () => {
    const client = await LanguageClient.start();
    const uri = toUri('session/typed.ts');
    // Only types tell that this is a promise.
    const typed = 'declare const store: { load(): Promise<number> };\nexport function main() {\n  store.load();\n}\n';
    await client.open(uri, typed);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code, message }) => code ?? message),
      ['no-missing-await'],
    );
    const [child] = getCompilers(client.process.pid);
    assert.ok(child);
    process.kill(child.pid, 'SIGKILL');
    // What is asked meanwhile is answered without types; after the death has been noticed with those of the new process.
    await client.change(uri, `${typed}\n`);
    await client.pull(uri);
    await client.change(uri, `${typed}\n\n`);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code, message }) => code ?? message),
      ['no-missing-await'],
    );
    assert.ok(!getCompilers(client.process.pid).some(({ pid, isZombie }) => pid === child.pid && !isZombie));
    await client.stop();
  });

  it('requests and notifications that make no sense', async () => {
    const uri = toUri('session/nonsense.py');
    const client = await LanguageClient.start();
    const { connection } = client;
    await client.open(uri, program);
    const nonsense = [undefined, null, 1, 'x', [], {}, { textDocument: null }, { textDocument: { uri: 1 } }];
    for (const method of ['textDocument/diagnostic', 'textDocument/codeAction', 'textDocument/hover']) {
      for (const params of nonsense) await connection.sendRequest(method, params).catch(() => undefined);
    }
    for (const method of ['textDocument/didChange', 'textDocument/didOpen', 'textDocument/didClose']) {
      for (const params of nonsense) await connection.sendNotification(method, params);
    }
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'not a uri', type: 9 }] });
    await assert.rejects(connection.sendRequest('textDocument/unheardOf', {}));
    for (const data of [1, 'x', {}, { rule: 'no-nested-run', version: 1, suggestions: [{ title: 1 }] }]) {
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const diagnostic = { range, message: 'made up', source: 'async-pitfalls', data };
      assert.deepEqual(await client.getCodeActions(uri, [diagnostic]), []);
    }
    for (const data of [1, { uri, version: 1, what: 'format-disk', rule: 'x', line: 0 }]) {
      await connection.sendRequest('codeAction/resolve', { title: 'made up', data }).catch(() => undefined);
    }
    await connection
      .sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.unheardOf' })
      .catch(() => undefined);
    assert.notEqual((await client.pull(uri)).length, 0);
    await client.stop();
  });

  it('changes of documents that are not open, versions that go backwards, and reopening', async () => {
    const uri = toUri('session/versions.py');
    const client = await LanguageClient.start();
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: program }],
    });
    await client.open(uri, program);
    const expected = (await client.pull(uri)).length;
    await client.change(uri, '', undefined, 7);
    assert.deepEqual(await client.pull(uri), []);
    await client.change(uri, program, undefined, 2);
    assert.equal((await client.pull(uri)).length, expected);
    await client.change(uri, 'x = 1\n', undefined, 2);
    assert.deepEqual(await client.pull(uri), []);
    await client.open(uri, program);
    assert.equal((await client.pull(uri)).length, expected);
    await client.stop();
  });

  it('a request that is cancelled: it answers with an error, so that the editor keeps what it shows', async () => {
    const uri = toUri('session/cancelled.py');
    const client = await LanguageClient.start({ server: 'gated-server' });
    await client.open(uri, program);
    const expected = (await client.pull(uri)).length;
    await client.change(uri, `${program}\n`);
    await client.connection.sendNotification('test/hold');
    const cancellation = new CancellationTokenSource();
    const pull = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      cancellation.token,
    );
    cancellation.cancel();
    await client.connection.sendNotification('test/release');
    await assert.rejects(pull, { code: -32800 });
    assert.equal((await client.pull(uri)).length, expected);
    await client.stop();
  });

  it('a rule that crashes: it is logged, the other rules go on', async () => {
    const client = await LanguageClient.start({ server: 'faulty-server' });
    const uri = toUri('session/crash.py');
    await client.open(uri, program);
    const rules = new Set((await client.pull(uri)).map(({ code }) => code));
    assert.ok(rules.has('no-nested-run'));
    await client.change(uri, `${program}\n# crash\n`);
    const others = (await client.pull(uri)).map(({ code }) => code);
    assert.deepEqual(
      [...rules].filter((rule) => !others.includes(rule)),
      ['no-nested-run'],
    );
    await client.waitUntil(() => client.log.some((text) => /no-nested-run failed on .*crash\.py/.test(text)));
    await client.change(uri, program);
    assert.ok((await client.pull(uri)).some(({ code }) => code === 'no-nested-run'));
    await client.stop();
  });

  it('a worker that dies: the command fails with a reason, and open documents are checked as before', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    const client = await LanguageClient.start({ server: 'dying-worker-server', root });
    for (let count = 0; count < 2; count++) {
      const checked = client.connection.sendRequest('workspace/executeCommand', {
        command: 'asyncPitfalls.checkWorkspace',
      });
      await assert.rejects(checked, /could not be checked: the worker ended with code 7/);
    }
    const uri = toUri(path.join(root, 'app.py'));
    await client.open(uri, program);
    assert.notEqual((await client.pull(uri)).length, 0);
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('half a file, a binary file, an empty file and a very long line', async () => {
    const client = await LanguageClient.start();
    const binary = Array.from({ length: 5000 }, (_, index) => String.fromCharCode((index * 7919) % 0xffff)).join('');
    const texts = [
      '',
      '\uFEFF',
      program.slice(0, 301),
      binary,
      `x = ${'('.repeat(5000)}`,
      `x = "${'a'.repeat(500_000)}"`,
    ];
    for (const extension of ['.py', '.ts', '.tsx', '.js', '.jsx']) {
      for (const [index, text] of texts.entries()) {
        const uri = toUri(`session/odd${index}${extension}`);
        await client.open(uri, text);
        assert.ok(Array.isArray(await client.pull(uri)));
        await client.close(uri);
      }
    }
    await client.stop();
  });

  it('an editor that goes away', async () => {
    const client = await LanguageClient.start({ capabilities: plainCapabilities });
    const exited = new Promise((resolve) => client.process.once('exit', resolve));
    client.process.stdin?.end();
    await exited;
    client.connection.dispose();
  });
});

describe('findings that depend on another file', () => {
  const main = 'from helper import load\n\n\nasync def start():\n    load()\n';
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    writeFileSync(path.join(root, 'pyproject.toml'), '[project]\nname = "demo"\nversion = "1"\n');
    writeFileSync(path.join(root, 'helper.py'), helper);
    writeFileSync(path.join(root, 'main.py'), main);
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('name the chain in related information, and follow the unsaved text of that file', async () => {
    const client = await LanguageClient.start({ root });
    const mainUri = toUri(path.join(root, 'main.py'));
    const helperUri = toUri(path.join(root, 'helper.py'));
    await client.open(mainUri, main);
    const [diagnostic] = await client.pull(mainUri);
    assert.equal(diagnostic?.code, 'no-blocking-call');
    const related = diagnostic.relatedInformation ?? [];
    assert.ok(related.some(({ location }) => location.uri === helperUri && location.range.start.line === 4));

    await client.open(helperUri, helper);
    await client.pull(helperUri);
    await client.afterRefresh(() => client.change(helperUri, helper.replace('time.sleep(1)', 'return 1')));
    assert.deepEqual(await client.pull(mainUri), []);

    await client.afterRefresh(() => client.close(helperUri));
    assert.equal((await client.pull(mainUri)).length, 1, 'the file on disk still blocks');
    await client.stop();
  });

  it('are published when that file is edited, where the editor does not ask for them', async () => {
    const client = await LanguageClient.start({ root, capabilities: plainCapabilities });
    const [mainUri, helperUri] = [toUri(path.join(root, 'main.py')), toUri(path.join(root, 'helper.py'))];
    await client.open(mainUri, main);
    await client.waitForPublished(mainUri, ({ length }) => length === 1);
    await client.open(helperUri, helper);
    await client.change(helperUri, helper.replace('time.sleep(1)', 'return 1'));
    await client.waitForPublished(mainUri, ({ length }) => length === 0);
    await client.close(helperUri);
    await client.waitForPublished(mainUri, ({ length }) => length === 1);
    await client.stop();
  });

  it('are published when that file is saved, where settings say so', async () => {
    const client = await LanguageClient.start({ root, capabilities: plainCapabilities, settings: { run: 'onSave' } });
    const [mainUri, helperUri] = [toUri(path.join(root, 'main.py')), toUri(path.join(root, 'helper.py'))];
    await client.open(mainUri, main);
    await client.waitForPublished(mainUri, ({ length }) => length === 1);
    await client.open(helperUri, helper);
    await client.waitForPublished(helperUri, ({ length }) => length === 0);
    await client.change(helperUri, helper.replace('time.sleep(1)', 'return 1'));
    await client.save(helperUri);
    await client.waitForPublished(mainUri, ({ length }) => length === 0);
    await client.stop();
  });

  it('are gone with the file, when it is deleted while it is linted', async () => {
    const client = await LanguageClient.start({ root, server: 'gated-server' });
    const mainUri = toUri(path.join(root, 'main.py'));
    await client.open(mainUri, main);
    await client.connection.sendNotification('test/hold');
    const pulled = client.pull(mainUri);
    rmSync(path.join(root, 'helper.py'));
    rmSync(path.join(root, 'main.py'));
    await client.connection.sendNotification('test/release');
    assert.deepEqual(await pulled, []);
    for (const name of ['helper.py', 'main.py']) {
      const changes = [{ uri: toUri(path.join(root, name)), type: 3 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    }
    assert.deepEqual(await client.pull(mainUri), []);
    await client.close(mainUri);
    assert.deepEqual(await client.pull(mainUri), []);
    await client.stop();
  });

  it('are the same from a cache on disk, be it whole, damaged or impossible', async () => {
    const cache = path.join(root, '.cache');
    const mainUri = toUri(path.join(root, 'main.py'));
    const find = async (): Promise<unknown> => {
      const client = await LanguageClient.start({ root, initializationOptions: { cache } });
      await client.open(mainUri, main);
      const found = await client.pull(mainUri);
      await client.stop();
      return found;
    };
    const getKept = (): string[] =>
      readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    const expected = await find();
    const kept = getKept();
    assert.notEqual(kept.length, 0);
    assert.deepEqual(await find(), expected);
    for (const file of kept) truncateSync(path.join(cache, file), 100);
    assert.deepEqual(await find(), expected);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file where a folder should be');
    assert.deepEqual(await find(), expected);
  });

  it('follow a change on disk', async () => {
    const client = await LanguageClient.start({ root });
    const mainUri = toUri(path.join(root, 'main.py'));
    await client.open(mainUri, main);
    assert.equal((await client.pull(mainUri)).length, 1);
    writeFileSync(path.join(root, 'helper.py'), 'def load():\n    return 1\n');
    const changes = [{ uri: toUri(path.join(root, 'helper.py')), type: 2 }];
    await client.afterRefresh(() => client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes }));
    assert.deepEqual(await client.pull(mainUri), []);
    await client.stop();
  });
});
