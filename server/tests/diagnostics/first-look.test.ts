import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fullCapabilities, LanguageClient, plainCapabilities, toUri } from '../support/language-client.js';

const files = {
  'pyproject.toml': '',
  'queue.py': 'def get():\n    return 1\n',
  'helper.py': 'import time\n\n\ndef load():\n    time.sleep(1)\n',
  'main.py':
    'import time\nfrom helper import load\n\n\nasync def start():\n    load()\n    time.sleep(1)\n    await pause()\n\n\nasync def pause():\n    pass\n',
  'store.ts': "export const store = { async load(): Promise<void> { await fetch('/'); } };\n",
  'main.ts':
    "import { store } from './store.js';\nasync function save(): Promise<void> {\n  await fetch('/');\n}\nexport function main() {\n  store.load();\n  save();\n}\n",
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "strict": true } }',
};

describe('a first look at a document', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const open = async (client: LanguageClient, name: keyof typeof files): Promise<string> => {
    const uri = toUri(path.join(root, name));
    await client.open(uri, files[name]);
    return uri;
  };
  const getLines = async (client: LanguageClient, uri: string): Promise<number[]> => {
    const report = await client.pullReport(uri);
    assert.equal(report.kind, 'full');
    return report.items.map(({ range }) => range.start.line);
  };

  it('tells at once what the document alone shows, and then the rest', async () => {
    const client = await LanguageClient.start({ root });
    const uri = await open(client, 'main.py');
    assert.deepEqual(await getLines(client, uri), [6]);
    await client.waitUntil(() => client.refreshes > 0);
    assert.deepEqual(await getLines(client, uri), [5, 6]);
    await client.stop();
  });

  it('waits for no types', async () => {
    const client = await LanguageClient.start({ root });
    const uri = await open(client, 'main.ts');
    assert.deepEqual(await getLines(client, uri), [6]);
    await client.waitUntil(() => client.refreshes > 0);
    assert.deepEqual(await getLines(client, uri), [5, 6]);
    await client.stop();
  });

  it('takes no module of the project for one of a library', async () => {
    const client = await LanguageClient.start({ root });
    const uri = toUri(path.join(root, 'app.py'));
    await client.open(uri, 'import queue\n\n\nasync def start():\n    queue.Queue().get()\n');
    assert.deepEqual(await getLines(client, uri), []);
    assert.deepEqual(await client.pull(uri), []);
    await client.stop();
  });

  it('is published where diagnostics are, and then the rest', async () => {
    const client = await LanguageClient.start({ root, capabilities: plainCapabilities });
    const uri = await open(client, 'main.py');
    await client.waitForPublished(uri, ({ length }) => length === 2);
    const published = client.published.filter((params) => params.uri === uri);
    assert.deepEqual(
      published.map(({ diagnostics }) => diagnostics.length),
      [1, 2],
    );
    await client.stop();
  });

  it('is not taken by an editor that could not be told of more', async () => {
    const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, diagnostics: {} } };
    const client = await LanguageClient.start({ root, capabilities });
    assert.deepEqual(await getLines(client, await open(client, 'main.py')), [5, 6]);
    await client.stop();
  });
});
