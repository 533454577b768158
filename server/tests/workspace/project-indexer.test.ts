import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fullCapabilities, LanguageClient, toUri, type ClientOptions } from '../support/language-client.js';

const store = 'class Store:\n    def load(self):\n        raise NotImplementedError\n';
const disk =
  'import time\nfrom store import Store\n\n\nclass DiskStore(Store):\n    def load(self):\n        time.sleep(1)\n';
/** What `load` does is told by a file that this one does not import. */
const view =
  'import time\nfrom store import Store\n\n\nasync def show(store: Store):\n    time.sleep(1)\n    store.load()\n';
/** So many that the client is told how far it is. */
const others = 250;

describe('the files of a project', () => {
  let root: string;
  let client: LanguageClient;
  let uri: string;
  const progress: { readonly kind: string; readonly message?: string }[] = [];
  let endProgress: () => void;
  let progressEnd: Promise<void>;
  const start = async (options: ClientOptions): Promise<void> => {
    const capabilities = { ...fullCapabilities, window: { workDoneProgress: true } };
    client = await LanguageClient.start({ root, capabilities, ...options });
    client.connection.onRequest('window/workDoneProgress/create', () => null);
    client.connection.onNotification('$/progress', ({ value }) => {
      progress.push(value);
      if (progress.at(-1)?.kind === 'end') endProgress();
    });
    await client.open(uri, view);
  };
  const getLines = async (): Promise<number[]> => {
    const report = await client.pullReport(uri);
    assert.equal(report.kind, 'full');
    return report.items.map(({ range }) => range.start.line);
  };

  beforeEach(() => {
    progress.length = 0;
    progressEnd = new Promise((resolve) => {
      endProgress = resolve;
    });
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    uri = toUri(path.join(root, 'view.py'));
    const files = { 'pyproject.toml': '', 'store.py': store, 'disk.py': disk, 'view.py': view };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
    mkdirSync(path.join(root, 'pages'));
    for (let count = 0; count < others; count++) writeFileSync(path.join(root, `pages/page${count}.py`), 'x = 1\n');
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('are read on a thread of their own: what is known is told before, and the rest after', async () => {
    await start({ server: 'gated-index-server' });
    assert.deepEqual(await getLines(), [5]);
    assert.deepEqual(client.indexing, [{ isBusy: true, done: 0, total: 0 }]);
    await client.afterRefresh(() => client.connection.sendNotification('test/release'));
    assert.deepEqual(await getLines(), [5, 6]);
    const total = others + 3;
    assert.deepEqual(client.indexing.at(-1), { isBusy: false, done: 0, total: 0 });
    assert.deepEqual(client.indexing.at(-2), { isBusy: true, done: total, total });
    await progressEnd;
    assert.equal(progress[0]?.kind, 'begin');
    assert.ok(progress.some(({ kind, message }) => kind === 'report' && message === `${total} of ${total} files`));
  });

  it('count as they were changed meanwhile', async () => {
    await start({ server: 'gated-index-server' });
    assert.deepEqual(await getLines(), [5]);
    await client.open(toUri(path.join(root, 'disk.py')), 'import time\n');
    await client.connection.sendNotification('test/release');
    await client.waitUntil(() => client.indexing.at(-1)?.isBusy === false);
    assert.deepEqual(await getLines(), [5]);
  });

  it('are read between the answers when the thread dies', async () => {
    await start({ server: 'dying-index-server' });
    await client.pullReport(uri);
    await client.waitUntil(() => client.indexing.at(-1)?.isBusy === false);
    assert.deepEqual(await getLines(), [5, 6]);
    assert.match(client.log.join('\n'), /read on the thread of the server: the worker ended with code 7/);
  });
});
