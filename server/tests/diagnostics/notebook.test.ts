import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentStatus } from '../../src/protocol.js';
import { LanguageClient } from '../support/language-client.js';

const notebook = 'file:///demo/analysis.ipynb';
const getCell = (index: number): string => `vscode-notebook-cell:/demo/analysis.ipynb#cell${index}`;
const first = '%pip install aiohttp\nimport asyncio\nimport time\n';
const second = 'async def fetch(url):\n    await asyncio.sleep(1)\n    return url\n';
const third = '!ls\nfetch("a")\n';

describe('a notebook', () => {
  let client: LanguageClient;
  beforeEach(async () => {
    client = await LanguageClient.start({ initializationOptions: { status: true } });
    const texts = [first, second, third];
    await client.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        uri: notebook,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: texts.map((_, index) => ({ kind: 2, document: getCell(index) })),
      },
      cellTextDocuments: texts.map((text, index) => ({ uri: getCell(index), languageId: 'python', version: 1, text })),
    });
  });
  afterEach(() => client.stop());

  const change = (cell: number, version: number, text: string): Promise<void> =>
    client.connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri: notebook, version },
      change: { cells: { textContent: [{ document: { uri: getCell(cell), version }, changes: [{ text }] }] } },
    });

  it('is one module, with findings in each cell', async () => {
    assert.deepEqual(await client.pull(getCell(0)), []);
    assert.deepEqual(await client.pull(getCell(1)), []);
    const [diagnostic, ...others] = await client.pull(getCell(2));
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.code, 'no-missing-await');
    assert.deepEqual(diagnostic.range.start, { line: 1, character: 0 });
  });

  it('allows await at the top level', async () => {
    await change(2, 2, 'await fetch("a")\n');
    assert.deepEqual(await client.pull(getCell(2)), []);
  });

  it('brings the other cells up to date when one changes', async () => {
    assert.equal((await client.pull(getCell(2))).length, 1);
    await change(1, 2, second.replace('async def', 'def').replace('    await asyncio.sleep(1)\n', ''));
    await client.waitUntil(() => client.refreshes > 0);
    assert.deepEqual(await client.pull(getCell(2)), []);
  });

  it('tells of the status of each cell what is new', async () => {
    const told = [getCell(0), getCell(1), getCell(2)].map((): string[] => []);
    client.connection.onNotification('asyncPitfalls/status', (status: DocumentStatus) => {
      told[Number(status.uri.at(-1))]?.push(JSON.stringify(status));
    });
    for (const cell of told.keys()) await client.pull(getCell(cell));
    for (let version = 2; version < 5; version++) {
      await change(1, version, `${second}# ${version}\n`);
      for (const cell of told.keys()) await client.pull(getCell(cell));
    }
    for (const statuses of told) {
      assert.notEqual(statuses.length, 0);
      assert.ok(
        statuses.every((status, index) => status !== statuses[index - 1]),
        statuses.join('\n'),
      );
    }
  });

  it('is looked at in its new order when a cell was moved', async () => {
    await change(0, 2, second);
    await change(1, 2, 'def fetch(url):\n    return url\n');
    assert.deepEqual(await client.pull(getCell(2)), []);
    const cells = [1, 0].map((cell) => ({ kind: 2, document: getCell(cell) }));
    await client.afterRefresh(() =>
      client.connection.sendNotification('notebookDocument/didChange', {
        notebookDocument: { uri: notebook, version: 3 },
        change: { cells: { structure: { array: { start: 0, deleteCount: 2, cells } } } },
      }),
    );
    assert.equal((await client.pull(getCell(2))).length, 1);
  });

  it('is fixed as a whole on save, and then needs nothing more', async () => {
    const blocking = 'import asyncio\nimport time\nasync def wait():\n    time.sleep(1)\n';
    const texts = [blocking, second, blocking.replaceAll('wait', 'pause')];
    const expected = texts.map((text) => text.replace('time.sleep', 'await asyncio.sleep'));
    for (const [cell, text] of texts.entries()) await change(cell, 2, text);
    const kind = 'notebook.source.fixAll.asyncPitfalls';
    const getActions = (): Promise<CodeAction[]> =>
      client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: getCell(0) },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: [kind] },
      });
    const [action, ...others] = await getActions();
    assert.deepEqual(others, []);
    assert.equal(action?.kind, kind);
    for (const change of action.edit?.documentChanges ?? []) {
      assert.ok('edits' in change);
      const cell = Number(change.textDocument.uri.at(-1));
      const text = TextDocument.create(getCell(cell), 'python', 2, texts[cell] ?? '');
      const edits = change.edits.filter((edit) => 'newText' in edit);
      texts[cell] = TextDocument.applyEdits(text, edits);
    }
    assert.deepEqual(texts, expected);
    for (const [cell, text] of texts.entries()) await change(cell, 3, text);
    assert.deepEqual(await getActions(), []);
  });

  it('turns a rule off for all cells in the first that is Python, below its magic', async () => {
    await change(0, 2, '%%bash\npip install aiohttp\n');
    await change(1, 2, `%%time\nimport asyncio\n${second}`);
    const uri = getCell(2);
    const diagnostics = await client.pull(uri);
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostics[0]?.range,
      context: { diagnostics },
    });
    const action = actions.find(({ title }) => title === 'Disable no-missing-await for this notebook');
    assert.ok(action, actions.map(({ title }) => title).join());
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const [edited, ...others] = edit?.documentChanges ?? [];
    assert.ok(edited && 'edits' in edited);
    assert.deepEqual(others, []);
    assert.equal(edited.textDocument.uri, getCell(1));
    assert.deepEqual(edited.edits, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        newText: '# eslint-disable async-pitfalls/no-missing-await\n',
      },
    ]);
    await change(1, 3, `%%time\n# eslint-disable async-pitfalls/no-missing-await\nimport asyncio\n${second}`);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('knows that a loop is running', async () => {
    await change(2, 2, 'asyncio.run(fetch("a"))\n');
    assert.deepEqual(
      (await client.pull(getCell(2))).map(({ code }) => code),
      ['no-nested-run'],
    );
  });

  it('offers to await in cells that come later, too', async () => {
    await change(1, 2, 'async def load(name):\n    return name\ndef greet(name):\n    return load(name).upper()\n');
    await change(2, 2, '!ls\nprint(greet("a"))\n');
    const uri = getCell(1);
    const diagnostics = await client.pull(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['no-missing-await'],
    );
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostics[0]?.range,
      context: { diagnostics },
    });
    const action = actions.find(({ title }) => title.includes('`greet` async'));
    assert.ok(action, actions.map(({ title }) => title).join());
    const texts = new Map([
      [uri, 'async def load(name):\n    return name\ndef greet(name):\n    return load(name).upper()\n'],
      [getCell(2), '!ls\nprint(greet("a"))\n'],
    ]);
    for (const change of action.edit?.documentChanges ?? []) {
      assert.ok('edits' in change);
      const { uri: changed } = change.textDocument;
      const text = TextDocument.create(changed, 'python', 2, texts.get(changed) ?? '');
      texts.set(
        changed,
        TextDocument.applyEdits(
          text,
          change.edits.filter((edit) => 'newText' in edit),
        ),
      );
    }
    assert.deepEqual(
      [...texts.values()],
      [
        'async def load(name):\n    return name\nasync def greet(name):\n    return (await load(name)).upper()\n',
        '!ls\nprint(await greet("a"))\n',
      ],
    );
  });
});
