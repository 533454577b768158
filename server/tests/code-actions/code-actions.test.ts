import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { fullCapabilities, LanguageClient, toUri } from '../support/language-client.js';

const twice = `import time


async def poll():
    time.sleep(1)
    time.sleep(2)
`;

describe('code actions', () => {
  let client: LanguageClient;
  let count = 0;
  before(async () => {
    client = await LanguageClient.start();
  });
  after(() => client.stop());

  const open = async (text: string, extension: string): Promise<string> => {
    const uri = toUri(`actions/file${++count}${extension}`);
    await client.open(uri, text);
    return uri;
  };
  const getActions = async (uri: string): Promise<CodeAction[]> => {
    const [diagnostic] = await client.pull(uri);
    return client.getCodeActions(uri, diagnostic ? [diagnostic] : []);
  };
  /** The text after choosing an action for the first finding. */
  const chooseIn = async (text: string, extension: string, title: RegExp): Promise<string> => {
    const uri = await open(text, extension);
    await client.choose(await getActions(uri), title);
    return client.getText(uri);
  };

  it('come in order: fix, fix all of the rule, disable, documentation', async () => {
    const titles = (await getActions(await open(twice, '.py'))).map(({ title }) => title);
    assert.match(titles[0] ?? '', /^Replace `time\.sleep.* with `await asyncio\.sleep/);
    assert.deepEqual(titles.slice(-4), [
      'Fix all no-blocking-call problems in this file',
      'Disable no-blocking-call for this line',
      'Disable no-blocking-call for this file',
      'Show documentation of no-blocking-call',
    ]);
  });

  it('offer to fix all of a rule only where there is more than one', async () => {
    const once = twice.replace('    time.sleep(2)\n', '');
    const titles = (await getActions(await open(once, '.py'))).map(({ title }) => title);
    assert.match(titles[0] ?? '', /^Replace/);
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Fix all')),
      [],
    );
  });

  it('put suggestions behind fixes, and before what concerns the rule or the file', async () => {
    const work = 'async def work():\n    await asyncio.sleep(1)\n';
    const uri = await open(
      `import asyncio\nimport time\n\n\n${work}\n\nasync def poll():\n    work()\n    time.sleep(1)\n    time.sleep(2)\n`,
      '.py',
    );
    const diagnostics = await client.pull(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['no-missing-await', 'no-blocking-call', 'no-blocking-call'],
    );
    const actions = await client.getCodeActions(uri, diagnostics);
    const kinds = actions.map(({ title, isPreferred }) => {
      if (isPreferred === true) return 'fix';
      return /^(?:Fix all|Disable|Show)/.exec(title)?.[0] ?? 'suggestion';
    });
    const order = ['fix', 'suggestion', 'Fix all', 'Disable', 'Show'];
    assert.deepEqual([...new Set(kinds)].toSorted(), order.toSorted());
    for (const kind of ['suggestion', 'Fix all']) {
      const before = order[order.indexOf(kind) - 1] ?? '';
      assert.ok(kinds.lastIndexOf(before) < kinds.indexOf(kind), `${before} before ${kind}: ${kinds.join()}`);
    }
    assert.ok(kinds.indexOf('Disable') > kinds.lastIndexOf('suggestion'));
  });

  it('are offered once for several findings, where they do the same', async () => {
    const uri = await open(twice, '.py');
    const titles = (await client.getCodeActions(uri, await client.pull(uri))).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Replace `time.sleep` with `await asyncio.sleep` (line 5)',
      'Replace `time.sleep` with `await asyncio.sleep` (line 6)',
      'Fix all no-blocking-call problems in this file',
      'Disable no-blocking-call for line 5',
      'Disable no-blocking-call for this file',
      'Show documentation of no-blocking-call',
      'Disable no-blocking-call for line 6',
    ]);
  });

  it('are told apart by columns on one line, and only by findings of ours', async () => {
    const work = 'async def work():\n    ...\n';
    const uri = await open(`${work}\n\nasync def poll():\n    work(); work()\n`, '.py');
    const diagnostics = await client.pull(uri);
    const [first] = diagnostics;
    assert.ok(first);
    const ofAnother = {
      range: { ...first.range, start: { line: 0, character: 0 } },
      message: 'long',
      source: 'pylint',
    };
    const titles = (await client.getCodeActions(uri, [...diagnostics, ofAnother])).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /^Add|line/.test(title)),
      ['Add `await` (column 5)', 'Add `await` (column 13)', 'Disable no-missing-await for this line'],
    );
  });

  it('open the documentation through the editor', async () => {
    const action = (await getActions(await open(twice, '.py'))).find(({ command }) => command);
    await client.connection.sendRequest('workspace/executeCommand', action?.command);
    assert.match(client.shown.at(-1) ?? '', /no-blocking-call\.md$/);
  });

  it('fix all of one rule', async () => {
    const uri = await open(twice, '.py');
    await client.choose(await getActions(uri), /^Fix all no-blocking-call/);
    const fixed = twice.replaceAll('time.sleep', 'await asyncio.sleep').replace('import time', 'import asyncio');
    assert.equal(client.getText(uri), fixed);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('fix all on save, and then nothing more', async () => {
    const uri = await open(twice, '.py');
    const [action, ...others] = await client.getCodeActions(uri, [], ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.asyncPitfalls');
    assert.ok(action.edit);
    await client.apply(action.edit);
    assert.deepEqual(await client.pull(uri), []);
    assert.deepEqual(await client.getCodeActions(uri, [], ['source.fixAll.asyncPitfalls']), []);
  });

  it('offer no source action among the quick fixes', async () => {
    const actions = await getActions(await open(twice, '.py'));
    assert.deepEqual(new Set(actions.map(({ kind }) => kind)), new Set(['quickfix']));
  });

  it('leave out edits made for an older text', async () => {
    const uri = await open(twice, '.py');
    const diagnostics = await client.pull(uri);
    await client.change(uri, `# a comment\n${twice}`);
    const titles = (await client.getCodeActions(uri, diagnostics)).map(({ title }) => title);
    assert.ok(titles.length > 0 && titles.every((title) => /^(?:Fix all|Disable|Show)/.test(title)), titles.join());
  });

  describe('that disable a rule for a line', () => {
    const call = '    time.sleep(1)';
    const inPython = (line: string): string => `import time\n\n\nasync def poll(x):\n${line}\n`;
    const python = async (line: string): Promise<string> => chooseIn(inPython(line), '.py', /for this line/);
    const ignore = '# async-pitfalls: ignore[no-blocking-call]';

    it('put a comment behind Python', async () => {
      assert.equal(await python(call), inPython(`${call}  ${ignore}`));
    });
    it('append to the comment that is there', async () => {
      const line = `${call}  # async-pitfalls: ignore[no-nested-run] -- start-up`;
      const expected = line.replace('no-nested-run', 'no-nested-run, no-blocking-call');
      assert.equal(await python(line), inPython(expected));
    });
    it('go above a line that ends with another comment', async () => {
      assert.equal(await python(`${call}  # noqa`), inPython(`    ${ignore}\n${call}  # noqa`));
    });
    it('never break lines joined by a backslash or a string', async () => {
      const joined = '    time.sleep(1) or \\\n        print(x)';
      assert.equal(await python(joined), inPython(`    ${ignore}\n${joined}`));
      const string = '    time.sleep(1); print("""\n    """)';
      assert.equal(await python(string), inPython(`    ${ignore}\n${string}`));
    });

    const inTypeScript = (line: string): string =>
      `async function save(): Promise<void> {\n  await fetch("/");\n}\n\nexport async function handle(): Promise<void> {\n${line}\n}\n`;
    const next = 'eslint-disable-next-line async-pitfalls/no-missing-await';

    it('put a comment above TypeScript', async () => {
      assert.equal(
        await chooseIn(inTypeScript('  save();'), '.ts', /for this line/),
        inTypeScript(`  // ${next}\n  save();`),
      );
    });
    it('append to the comment that is above', async () => {
      const comment = '  // eslint-disable-next-line no-console -- it is a script';
      assert.equal(
        await chooseIn(inTypeScript(`${comment}\n  save();`), '.ts', /for this line/),
        inTypeScript(`${comment.replace(' --', ', async-pitfalls/no-missing-await --')}\n  save();`),
      );
    });
    it('find a place inside JSX', async () => {
      const jsx = (line: string): string =>
        `async function save() {\n  await fetch("/");\n}\n\nexport const App = () => (\n  <main>\n${line}\n  </main>\n);\n`;
      const button = '    <b onClick={() => { save(); }} />';
      assert.equal(await chooseIn(jsx(button), '.tsx', /for this line/), jsx(`    {/* ${next} */}\n${button}`));
    });
  });

  describe('that disable a rule for a file', () => {
    it('keep what must stay at the top', async () => {
      const top = '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n';
      assert.equal(
        await chooseIn(top + twice, '.py', /for this file/),
        `${top}# eslint-disable async-pitfalls/no-blocking-call\n${twice}`,
      );
    });
    it('append to the comment that is there', async () => {
      assert.equal(
        await chooseIn(`# eslint-disable async-pitfalls/no-nested-run\n${twice}`, '.py', /for this file/),
        `# eslint-disable async-pitfalls/no-nested-run, async-pitfalls/no-blocking-call\n${twice}`,
      );
    });
    it('work in TypeScript', async () => {
      const text = 'async function save() {\n  await fetch("/");\n}\nexport async function handle() {\n  save();\n}\n';
      assert.equal(
        await chooseIn(text, '.ts', /for this file/),
        `/* eslint-disable async-pitfalls/no-missing-await */\n${text}`,
      );
    });
  });
});

describe('a suggestion that changes several files', () => {
  const helper = `import asyncio


async def fetch(name):
    return name


def fetch_now(name):
    return asyncio.run(fetch(name)).upper()
`;
  const view = 'from helper import fetch_now\n\n\nasync def show(name):\n    return fetch_now(name)\n';
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    writeFileSync(path.join(root, 'pyproject.toml'), '');
    writeFileSync(path.join(root, 'helper.py'), helper);
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is one edit of them all, for the versions that are open', async () => {
    const client = await LanguageClient.start({ root });
    const [viewUri, helperUri] = [toUri(path.join(root, 'view.py')), toUri(path.join(root, 'helper.py'))];
    writeFileSync(path.join(root, 'view.py'), view);
    await client.open(viewUri, view);
    const find = async (): Promise<CodeAction | undefined> => {
      const diagnostics = await client.pull(viewUri);
      const actions = await client.getCodeActions(viewUri, diagnostics);
      return actions.find(({ edit }) => (edit?.documentChanges?.length ?? 0) > 1);
    };
    const getVersions = (action: CodeAction | undefined): unknown =>
      Object.fromEntries(
        (action?.edit?.documentChanges ?? []).flatMap((change) =>
          'edits' in change ? [[change.textDocument.uri, change.textDocument.version]] : [],
        ),
      );
    const action = await find();
    assert.deepEqual(getVersions(action), { [viewUri]: 1, [helperUri]: null });
    assert.notEqual(action?.isPreferred, true);

    await client.open(helperUri, helper);
    const withBoth = await find();
    assert.deepEqual(getVersions(withBoth), { [viewUri]: 1, [helperUri]: 1 });
    assert.ok(withBoth?.edit);
    await client.apply(withBoth.edit);
    assert.match(
      client.getText(helperUri),
      /async def fetch_now\(name\):\n {4}return \(await fetch\(name\)\)\.upper\(\)/,
    );
    assert.match(client.getText(viewUri), /return await fetch_now\(name\)/);
    assert.deepEqual(await client.pull(viewUri), []);
    await client.stop();
  });

  it('comes before what changes this file alone', async () => {
    const starter = 'import asyncio\n\n\ndef start(work):\n    return asyncio.create_task(work)\n';
    writeFileSync(path.join(root, 'starter.py'), starter);
    const client = await LanguageClient.start({ root });
    const uri = toUri(path.join(root, 'caller.py'));
    await client.open(uri, 'from starter import start\n\n\nasync def run(work):\n    start(work())\n');
    const actions = await client.getCodeActions(uri, await client.pull(uri));
    assert.deepEqual(
      actions.slice(0, 2).map(({ title }) => title),
      ['Keep each task that `start()` starts in a set until it is done', 'Keep the task in a set until it is done'],
    );
    await client.stop();
  });

  it('is not offered any more when another of its files has changed', async () => {
    const client = await LanguageClient.start({ root });
    const [viewUri, helperUri] = [toUri(path.join(root, 'view.py')), toUri(path.join(root, 'helper.py'))];
    await client.open(viewUri, view);
    await client.open(helperUri, helper);
    const diagnostics = await client.pull(viewUri);
    await client.change(helperUri, `# a comment\n${helper}`);
    const actions = await client.getCodeActions(viewUri, diagnostics);
    assert.ok(actions.every(({ edit }) => (edit?.documentChanges?.length ?? 0) <= 1));
    assert.notEqual(actions.length, 0);
    await client.stop();
  });
});

describe('the setting disableComment.requireReason', () => {
  const settings = { disableComment: { requireReason: true } };
  const uri = toUri('actions/reason.py');
  const disableFor = async (client: LanguageClient, what: 'line' | 'file'): Promise<string> => {
    await client.open(uri, twice);
    const [diagnostic] = await client.pull(uri);
    await client.choose(
      await client.getCodeActions(uri, diagnostic ? [diagnostic] : []),
      new RegExp(`for this ${what}`),
    );
    return client.getText(uri);
  };

  it('leaves a selected place for the reason', async () => {
    const client = await LanguageClient.start({ settings });
    const line = 'time.sleep(1)  # async-pitfalls: ignore[no-blocking-call] -- ${1:reason}';
    assert.equal(await disableFor(client, 'line'), twice.replace('time.sleep(1)', line));
    const file = '# eslint-disable async-pitfalls/no-blocking-call -- ${1:reason}\n';
    assert.equal(await disableFor(client, 'file'), file + twice);
    await client.stop();
  });

  it('writes the word where an editor has no snippets', async () => {
    const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceEdit: {} } };
    const client = await LanguageClient.start({ settings, capabilities });
    const line = 'time.sleep(1)  # async-pitfalls: ignore[no-blocking-call] -- reason';
    assert.equal(await disableFor(client, 'line'), twice.replace('time.sleep(1)', line));
    await client.stop();
  });
});

describe('hovers', () => {
  let client: LanguageClient;
  before(async () => {
    client = await LanguageClient.start();
  });
  after(() => client.stop());

  it('explain a rule that a comment names', async () => {
    const uri = toUri('hover/comments.py');
    await client.open(
      uri,
      'x = 1  # async-pitfalls: ignore[no-nested-run, no-blocking-call] -- reason\nno-nested-run\n',
    );
    const hover = await client.hover(uri, { line: 0, character: 52 });
    assert.deepEqual(hover?.range, { start: { line: 0, character: 47 }, end: { line: 0, character: 63 } });
    assert.match(JSON.stringify(hover.contents), /async-pitfalls\/no-blocking-call.*no-blocking-call\.md/);
    assert.equal(await client.hover(uri, { line: 0, character: 70 }), null);
    assert.equal(await client.hover(uri, { line: 1, character: 3 }), null);
    assert.equal(await client.hover(uri, { line: 9, character: 0 }), null);
  });

  it('explain it in TypeScript too', async () => {
    const uri = toUri('hover/comments.ts');
    await client.open(uri, '// eslint-disable-next-line async-pitfalls/no-missing-await\nsave();\n');
    const hover = await client.hover(uri, { line: 0, character: 45 });
    assert.equal(hover?.range?.start.character, 28);
  });
});
