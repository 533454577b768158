import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LanguageClient, plainCapabilities, toUri } from '../support/language-client.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';
/** Until Python 3.7 cancellation was an `Exception`. */
const swallowing = `import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(1)
        except Exception:
            pass
`;
const off = '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n';
const warn = '[tool.async-pitfalls.rules]\nno-blocking-call = "warn"\n';
const fatal = '[tool.async-pitfalls.rules]\nno-blocking-call = "fatal"\n';
const changed = 2;
const deleted = 3;

describe('[tool.async-pitfalls] in pyproject.toml', () => {
  let root: string;
  let client: LanguageClient;
  const getPath = (name: string): string => path.join(root, name);
  const start = async (project: string, options: { settings?: unknown } = {}): Promise<void> => {
    writeFileSync(getPath('pyproject.toml'), project);
    client = await LanguageClient.start({ root, ...options });
  };
  const open = async (name: string, text = blocking): Promise<string> => {
    const uri = toUri(getPath(name));
    await client.open(uri, text);
    return uri;
  };
  const getSeverities = async (uri: string): Promise<unknown[]> =>
    (await client.pull(uri)).map(({ severity }) => severity);
  const tell = (name: string, type: number): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: toUri(getPath(name)), type }],
    });
  const edit = (text: string): Promise<void> => {
    writeFileSync(getPath('pyproject.toml'), text);
    return tell('pyproject.toml', changed);
  };
  const waitForRefresh = (act: () => Promise<void>): Promise<void> => client.afterRefresh(act);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('turns a rule off', async () => {
    await start(off);
    assert.deepEqual(await client.pull(await open('app.py')), []);
    assert.deepEqual(client.log, []);
  });

  it('leaves files out, notebooks too', async () => {
    await start('[tool.async-pitfalls]\nexclude = ["scripts/**", "*.ipynb"]\n');
    assert.deepEqual(await client.pull(await open('scripts/load.py')), []);
    assert.deepEqual(await getSeverities(await open('app.py')), [1]);
    const cell = `vscode-notebook-cell:${getPath('demo.ipynb')}#1`;
    await client.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        uri: toUri(getPath('demo.ipynb')),
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: [{ kind: 2, document: cell }],
      },
      cellTextDocuments: [{ uri: cell, languageId: 'python', version: 1, text: blocking }],
    });
    assert.deepEqual(await client.pull(cell), []);
  });

  it("wins over the user's settings, which hold for the rules that it does not name", async () => {
    const settings = { rules: { 'no-blocking-call': 'error', 'no-missing-await': 'warn' } };
    await start(off, { settings });
    const uri = await open('app.py', `${blocking}    poll()\n`);
    const found = (await client.pull(uri)).map(({ code, severity }) => [code, severity]);
    assert.deepEqual(found, [['no-missing-await', 2]]);
  });

  it("wins with its preset over the user's settings", async () => {
    await start('[tool.async-pitfalls]\npreset = "recommended"\n', {
      settings: { rules: { 'no-blocking-call': 'off' } },
    });
    assert.deepEqual(await getSeverities(await open('app.py')), [1]);
  });

  it('takes effect without a restart when it is changed, deleted or created', async () => {
    await start('');
    const uri = await open('app.py');
    assert.deepEqual(await getSeverities(uri), [1]);
    await waitForRefresh(() => edit(off));
    assert.deepEqual(await client.pull(uri), []);
    rmSync(getPath('pyproject.toml'));
    await waitForRefresh(() => tell('pyproject.toml', deleted));
    assert.deepEqual(await getSeverities(uri), [1]);
    await waitForRefresh(() => edit(warn));
    assert.deepEqual(await getSeverities(uri), [2]);
  });

  it('of the nearest folder that has settings counts', async () => {
    mkdirSync(getPath('one'));
    mkdirSync(getPath('two'));
    writeFileSync(getPath('one/pyproject.toml'), warn);
    writeFileSync(getPath('two/pyproject.toml'), '[project]\nname = "two"\n');
    await start(off);
    assert.deepEqual(await getSeverities(await open('one/app.py')), [2]);
    assert.deepEqual(await getSeverities(await open('two/app.py')), []);
  });

  it('takes effect at once where diagnostics are published', async () => {
    writeFileSync(getPath('pyproject.toml'), '');
    client = await LanguageClient.start({ root, capabilities: plainCapabilities });
    const uri = await open('app.py');
    await client.waitForPublished(uri, ({ length }) => length === 1);
    await edit(off);
    await client.waitForPublished(uri, ({ length }) => length === 0);
  });

  it('is named in the log once when it is faulty, and stays as it was before', async () => {
    await start(off);
    const uri = await open('app.py');
    assert.deepEqual(await client.pull(uri), []);
    await edit(fatal);
    assert.deepEqual(await client.pull(uri), []);
    await tell('pyproject.toml', changed);
    assert.deepEqual(await client.pull(uri), []);
    assert.equal(client.log.length, 1);
    assert.equal(
      client.log[0],
      `${getPath('pyproject.toml')}: tool.async-pitfalls.rules.no-blocking-call: expected "off", "warn" or "error", ` +
        'or an array of that and an options table. The settings from before this change stay in force.',
    );

    await edit('[tool.async-pitfalls\n');
    assert.deepEqual(await client.pull(uri), []);
    assert.equal(client.log.length, 2);
    assert.match(client.log[1] ?? '', /pyproject\.toml: line 1, column \d+: /u);

    await edit(warn);
    assert.deepEqual(await getSeverities(uri), [2]);
    assert.equal(client.log.length, 2);
  });

  it('shows its mistakes where they are, until they are gone', async () => {
    await start(off);
    const uri = await open('app.py');
    const project = toUri(getPath('pyproject.toml'));
    await client.pull(uri);
    await edit(fatal);
    await client.pull(uri);
    const [problem, ...others] = await client.waitForPublished(project, ({ length }) => length > 0);
    assert.deepEqual(others, []);
    assert.match(JSON.stringify(problem?.message), /no-blocking-call: expected .*stay in force/);
    assert.deepEqual(problem?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 16 } });
    await edit(warn);
    await client.pull(uri);
    await client.waitForPublished(project, ({ length }) => length === 0);

    await edit('[tool.async-pitfalls\n');
    await client.pull(uri);
    await client.waitForPublished(project, ({ length }) => length === 1);
    rmSync(getPath('pyproject.toml'));
    await tell('pyproject.toml', deleted);
    await client.pull(uri);
    await client.waitForPublished(project, ({ length }) => length === 0);
  });

  it('stays as it was before for the version of Python too', async () => {
    await start('[tool.async-pitfalls]\npython-version = "3.7"\n');
    const uri = await open('app.py', swallowing);
    assert.deepEqual(await getSeverities(uri), [1]);
    await edit('[tool.async-pitfalls]\npython-version = 3.14\n');
    assert.deepEqual(await getSeverities(uri), [1]);
    await waitForRefresh(() => edit('[tool.async-pitfalls]\npython-version = "3.14"\n'));
    assert.deepEqual(await getSeverities(uri), []);
  });

  it('holds as far as it makes sense when it is faulty from the start', async () => {
    await start('[tool.async-pitfalls]\nexlude = []\nrules = { no-blocking-call = "warn" }\n');
    assert.deepEqual(await getSeverities(await open('app.py')), [2]);
    assert.deepEqual(client.log, [
      `${getPath('pyproject.toml')}: tool.async-pitfalls.exlude: there is no such key. Did you mean "exclude"?`,
    ]);
  });
});
