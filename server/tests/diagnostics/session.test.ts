import assert from 'node:assert/strict';
import { LSPErrorCodes, type Diagnostic } from 'vscode-languageserver-protocol';
import { LanguageClient, plainCapabilities, toUri } from '../support/language-client.js';

const python = `import asyncio
import time


async def poll():
    time.sleep(1)
    await asyncio.sleep(0)
`;

const typescript = `async function save(): Promise<void> {
  await fetch("/");
}

export async function handle(): Promise<void> {
  save();
}
`;

const summarize = (diagnostics: readonly Diagnostic[]): unknown[] =>
  diagnostics.map(({ code, range: { start, end } }) => [
    code,
    `${start.line}:${start.character}-${end.line}:${end.character}`,
  ]);

describe('a session with an editor that asks for diagnostics', () => {
  let client: LanguageClient;
  let count = 0;
  const newUri = (extension: string): string => toUri(`session/file${++count}${extension}`);

  before(async () => {
    client = await LanguageClient.start();
  });
  after(() => client.stop());

  it('finds, fixes and is content', async () => {
    const uri = newUri('.py');
    await client.open(uri, python);
    const [diagnostic, ...others] = await client.pull(uri);
    assert.ok(diagnostic);
    assert.deepEqual(others, []);
    assert.equal(diagnostic.source, 'async-pitfalls');
    assert.equal(diagnostic.code, 'no-blocking-call');
    assert.match(diagnostic.codeDescription?.href ?? '', /docs\/rules\/no-blocking-call\.md$/);
    assert.equal(diagnostic.severity, 1);
    assert.match(JSON.stringify(diagnostic.message), /time\.sleep/);
    assert.match(client.getDocument(uri).getText(diagnostic.range), /^(?:time\.)?sleep$/);

    const actions = await client.getCodeActions(uri, [diagnostic]);
    const preferred = actions.filter((action) => action.isPreferred);
    assert.equal(preferred.length, 1);
    assert.equal(preferred[0], actions[0]);
    await client.choose(actions, new RegExp(`^${preferred[0]?.title.replace(/[^\w ]/g, '\\$&') ?? ''}$`));
    const fixed = python.replace('import time\n', '').replace('time.sleep(1)', 'await asyncio.sleep(1)');
    assert.equal(client.getText(uri), fixed);
    assert.deepEqual(await client.pull(uri), []);
  });

  for (const extension of ['.ts', '.tsx']) {
    it(`finds and suggests in a ${extension} file`, async () => {
      const uri = newUri(extension);
      await client.open(uri, typescript);
      const diagnostics = await client.pull(uri);
      assert.deepEqual(summarize(diagnostics), [['no-missing-await', '5:2-5:6']]);
      const actions = await client.getCodeActions(uri, diagnostics);
      assert.deepEqual(
        actions.filter((action) => action.isPreferred),
        [],
        'adding await changes behaviour: never the preferred fix',
      );
      await client.choose(actions, /Add `await`/);
      assert.equal(client.getText(uri), typescript.replace('  save();', '  await save();'));
      assert.deepEqual(await client.pull(uri), []);
    });
  }

  for (const extension of ['.js', '.jsx']) {
    it(`finds in a ${extension} file`, async () => {
      const uri = newUri(extension);
      await client.open(uri, typescript.replaceAll(': Promise<void>', ''));
      assert.deepEqual(summarize(await client.pull(uri)), [['no-missing-await', '5:2-5:6']]);
    });
  }

  it('checks a file that was never saved', async () => {
    const uri = 'untitled:Untitled-1';
    await client.open(uri, python, 'python');
    assert.deepEqual(
      (await client.pull(uri)).map(({ code }) => code),
      ['no-blocking-call'],
    );
    await client.close(uri);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('has nothing to say about other languages', async () => {
    const uri = newUri('.txt');
    await client.open(uri, python);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('says so when nothing has changed', async () => {
    const uri = newUri('.py');
    await client.open(uri, python);
    const first = await client.pullReport(uri);
    assert.equal(first.kind, 'full');
    assert.deepEqual(await client.pullReport(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, `${python}\nDONE = True\n`);
    assert.equal((await client.pullReport(uri, first.resultId)).kind, 'full', 'its data is for another version');
  });

  it('strikes through what is deprecated', async () => {
    const uri = newUri('.py');
    await client.open(uri, 'import asyncio\n\n\nasync def main():\n    asyncio.get_event_loop()\n');
    const [diagnostic] = await client.pull(uri);
    assert.equal(diagnostic?.code, 'no-deprecated-event-loop-access');
    assert.deepEqual(diagnostic.tags, [2]);
  });

  it('positions are right after characters outside the basic plane', async () => {
    const uri = newUri('.py');
    await client.open(uri, python.replace('    time.sleep(1)', '    print("𝒳😀"); time.sleep(1)'));
    const [diagnostic] = await client.pull(uri);
    assert.ok(diagnostic);
    assert.match(client.getDocument(uri).getText(diagnostic.range), /^(?:time\.)?sleep$/);
  });

  it('counts lines alike with all line breaks', async () => {
    const uri = newUri('.py');
    await client.open(uri, python.replaceAll('\n', '\r\n'));
    const [diagnostic] = await client.pull(uri);
    assert.equal(diagnostic?.range.start.line, 5);
  });
});

describe('a session with an editor that asks for diagnostics, but wants them on saving only', () => {
  it('is told of a new document at once, and then whenever it was saved', async () => {
    const client = await LanguageClient.start({ settings: { run: 'onSave' } });
    const uri = toUri('session/saved.py');
    await client.open(uri, python);
    const found = await client.pull(uri);
    assert.notDeepEqual(found, []);
    assert.deepEqual(await client.pull(uri), found, 'it may be asked again');
    await client.change(uri, 'DONE = True\n');
    const waits = { code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: false } };
    await assert.rejects(client.pull(uri), waits);
    await client.afterRefresh(() => client.save(uri));
    assert.deepEqual(await client.pull(uri), []);
    await client.change(uri, python);
    await assert.rejects(client.pull(uri), waits);
    await client.afterRefresh(() => client.changeSettings({ run: 'onType' }));
    assert.deepEqual(
      (await client.pull(uri)).map(({ range }) => range),
      found.map(({ range }) => range),
    );
    await client.stop();
  });
});

describe('a session with an editor that wants diagnostics published', () => {
  let client: LanguageClient;
  before(async () => {
    client = await LanguageClient.start({ capabilities: plainCapabilities });
  });
  after(() => client.stop());

  it('publishes on open and on change, and takes them back on close', async () => {
    const uri = toUri('session/pushed.py');
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    await client.open(uri, python);
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 1);
    await client.change(uri, python.replace('time.sleep(1)', 'await asyncio.sleep(1)'));
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 0);
    await client.change(uri, python);
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 1);
    await client.close(uri);
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 0);
  });

  it('publishes on saving only, if so asked', async () => {
    const lazy = await LanguageClient.start({ capabilities: plainCapabilities, settings: { run: 'onSave' } });
    const uri = toUri('session/saved.py');
    const getCounts = (): number[] =>
      lazy.published.filter((one) => one.uri === uri).map(({ diagnostics }) => diagnostics.length);
    await lazy.open(uri, python);
    await lazy.waitForPublished(uri, ({ length }) => length === 1);
    await lazy.change(uri, 'x = 1\n');
    // What is opened later is told of later.
    await lazy.open(toUri('session/later.py'), python);
    await lazy.waitForPublished(toUri('session/later.py'), ({ length }) => length === 1);
    assert.deepEqual(getCounts(), [1]);
    await lazy.save(uri);
    await lazy.waitForPublished(uri, ({ length }) => length === 0);
    await lazy.stop();
  });

  it('gives such an editor complete edits at once', async () => {
    const uri = toUri('session/complete.py');
    await client.open(uri, python);
    const diagnostics = await client.waitForPublished(uri, ({ length }) => length === 1);
    const actions = await client.getCodeActions(uri, diagnostics);
    for (const { title, edit, command } of actions) assert.ok(edit ?? command, `${title} does nothing`);
    await client.choose(actions, /for this line/);
    await client.waitForPublished(uri, ({ length }) => length === 0);
  });
});

describe('settings', () => {
  const uri = toUri('session/settings.py');

  it('change what is found without a restart', async () => {
    const client = await LanguageClient.start();
    await client.open(uri, python);
    assert.equal((await client.pull(uri)).length, 1);

    const changeTo = async (settings: unknown): Promise<Diagnostic[]> => {
      await client.afterRefresh(() => client.changeSettings(settings));
      return client.pull(uri);
    };
    assert.equal((await changeTo({ rules: { 'no-blocking-call': 'warn' } }))[0]?.severity, 2);
    assert.deepEqual(await changeTo({ rules: { 'no-blocking-call': 'off' } }), []);
    assert.deepEqual(await changeTo({ enable: false }), []);
    assert.equal((await changeTo({})).length, 1);
    await client.stop();
  });

  it('start from a preset', async () => {
    const client = await LanguageClient.start();
    await client.open(uri, 'async def main():\n    open("names.txt")\n');
    assert.deepEqual(await client.pull(uri), []);
    const count = async (settings: unknown): Promise<number> => {
      await client.afterRefresh(() => client.changeSettings(settings));
      return (await client.pull(uri)).length;
    };
    assert.equal(await count({ preset: 'strict' }), 1);
    assert.equal(await count({ preset: 'strict', rules: { 'no-blocking-call': 'off' } }), 0);
    assert.equal(await count({ preset: 'all' }), 0);
    await client.waitUntil(() => client.log.length > 0);
    assert.match(client.log.join('\n'), /asyncPitfalls\.preset: expected "recommended" or "strict"\./);
    await client.stop();
  });

  it('are taken from what the editor sends when it cannot be asked', async () => {
    const client = await LanguageClient.start({ capabilities: plainCapabilities, settings: { enable: false } });
    await client.open(uri, python);
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 0);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { asyncPitfalls: { enable: true } },
    });
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 1);
    await client.stop();
  });

  it('that make no sense are named in the log and ignored', async () => {
    const client = await LanguageClient.start({
      settings: { enable: 'yes', rules: { 'no-such-rule': 'error', 'no-nested-run': 'fatal' } },
    });
    await client.open(uri, python);
    assert.equal((await client.pull(uri)).length, 1);
    await client.waitUntil(() => client.log.length >= 3);
    assert.match(client.log.join('\n'), /asyncPitfalls\.enable: expected true or false\./);
    assert.match(client.log.join('\n'), /asyncPitfalls\.rules\.no-such-rule: there is no such rule\./);
    assert.match(client.log.join('\n'), /asyncPitfalls\.rules\.no-nested-run: expected "off", "warn" or "error"/);
    await client.stop();
  });

  it('are used as far as they make sense when the first of them have a mistake', async () => {
    const client = await LanguageClient.start({ capabilities: plainCapabilities });
    await client.open(uri, python);
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { asyncPitfalls: { enable: false, run: 'always' } },
    });
    await client.waitForPublished(uri, (diagnostics) => diagnostics.length === 0);
    await client.waitUntil(() => client.log.length > 0);
    assert.deepEqual(client.log, ['asyncPitfalls.run: expected "onType" or "onSave".']);
    await client.stop();
  });

  it('stay as they were before while there is a mistake in them', async () => {
    const client = await LanguageClient.start({ settings: { rules: { 'no-blocking-call': 'warn' } } });
    await client.open(uri, python);
    const getSeverities = async (): Promise<unknown[]> => (await client.pull(uri)).map(({ severity }) => severity);
    const change = (settings: unknown): Promise<void> => client.afterRefresh(() => client.changeSettings(settings));
    assert.deepEqual(await getSeverities(), [2]);
    await change({ rules: { 'no-blocking-call': ['error', { groups: { sleep: 'no' } }] } });
    assert.deepEqual(await getSeverities(), [2]);
    assert.deepEqual(client.log, [
      'asyncPitfalls.rules.no-blocking-call: groups.sleep: expected true or false, not "no". ' +
        'The settings from before this change stay in force.',
    ]);
    await change({ presets: 'strict', rules: { 'no-blocking-call': 'off' } });
    assert.deepEqual(await getSeverities(), [2]);
    assert.match(
      client.log.at(-1) ?? '',
      /^asyncPitfalls\.presets: there is no such setting\. Did you mean "preset"\?/,
    );
    await change({ rules: { 'async-pitfalls/no-blocking-call': 'error' } });
    assert.deepEqual(await getSeverities(), [1]);
    await client.stop();
  });
});
