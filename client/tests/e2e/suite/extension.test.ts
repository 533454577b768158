import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  deleteIfThere,
  getCodeActions,
  getDebugInformation,
  getDiagnostics,
  getFile,
  getRules,
  open,
  openText,
  replace,
  resetSettings,
  save,
  setSetting,
  showNotebook,
  waitFor,
  waitForEditor,
  waitForRules,
  write,
  writeNew,
} from '../support/editor.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';

const changedSettings = [
  'editor.codeActionsOnSave',
  'notebook.codeActionsOnSave',
  'asyncPitfalls.run',
  'asyncPitfalls.rules',
  'asyncPitfalls.enable',
  'files.readonlyInclude',
];

describe('the extension in VS Code', () => {
  afterEach(async () => {
    // A test that failed half-way must not leave anything to the next one, or to its own next attempt.
    await closeAll();
    await resetSettings(changedSettings);
  });

  it('is started by a Python file and reports at the narrowest place', async () => {
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    const [diagnostic] = getDiagnostics(document);
    assert.ok(diagnostic);
    assert.match(document.getText(diagnostic.range), /^(?:time\.)?sleep$/);
    assert.equal(
      typeof diagnostic.code === 'object' && /no-blocking-call\.md$/.test(diagnostic.code.target.path),
      true,
    );
    // Findings can be there before the extension's start has been told of.
    const extension = vscode.extensions.getExtension('async-pitfalls.async-pitfalls');
    await waitFor('the extension', () => extension?.isActive || undefined);
  });

  it('has nothing to say about a clean file', async () => {
    const document = await open('python/clean.py');
    await replace(document, blocking);
    await waitForRules(document, ['no-blocking-call']);
    await vscode.commands.executeCommand('undo');
    await waitForRules(document, []);
  });

  it('knows the types of other TypeScript files', async () => {
    const document = await open('typescript/save.ts');
    await waitForRules(document, ['no-missing-await']);
  });

  for (const language of ['typescriptreact', 'javascript', 'javascriptreact']) {
    const text = 'async function save() {\n  await fetch("/");\n}\nexport async function f() {\n  save();\n}\n';
    it(`checks ${language}, saved or not`, async () => {
      const document = await openText(language, text);
      await waitForRules(document, ['no-missing-await']);
    });
  }

  it('offers its fix first, as the preferred one, and then nothing is left', async () => {
    const document = await openText('python', blocking);
    await waitForRules(document, ['no-blocking-call']);
    const actions = await getCodeActions(document, vscode.CodeActionKind.QuickFix);
    const [preferred, ...others] = actions.filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(others, []);
    assert.ok(preferred?.edit);
    await vscode.workspace.applyEdit(preferred.edit);
    await waitForRules(document, []);
    assert.match(document.getText(), /await asyncio\.sleep\(1\)/);
  });

  it('offers to disable the rule for the line and for the file', async () => {
    for (const title of ['Disable no-blocking-call for this line', 'Disable no-blocking-call for this file']) {
      const document = await openText('python', blocking);
      await waitForRules(document, ['no-blocking-call']);
      const actions = await getCodeActions(document, vscode.CodeActionKind.QuickFix);
      const action = actions.find((one) => one.title === title);
      assert.ok(action?.edit, title);
      await vscode.workspace.applyEdit(action.edit);
      await waitForRules(document, []);
    }
  });

  it('offers to fix all problems of the rule in the file, and the page of the rule', async () => {
    const document = await openText('python', `${blocking}    time.sleep(2)\n`);
    await waitForRules(document, ['no-blocking-call', 'no-blocking-call']);
    const actions = await getCodeActions(document, vscode.CodeActionKind.QuickFix);
    const page = actions.find(({ title }) => title === 'Show documentation of no-blocking-call');
    assert.equal(page?.command?.command, 'asyncPitfalls.showDocumentation');
    const all = actions.find(({ title }) => title === 'Fix all no-blocking-call problems in this file');
    assert.ok(all?.edit);
    await vscode.workspace.applyEdit(all.edit);
    await waitForRules(document, []);
    assert.match(document.getText(), /await asyncio\.sleep\(1\)\n {4}await asyncio\.sleep\(2\)/);
  });

  it('makes a change of several files as one', async () => {
    await write('service/pyproject.toml', '');
    await write(
      'service/pages.py',
      'import asyncio\n\n\nasync def fetch(name):\n    return name\n\n\ndef fetch_now(name):\n    return asyncio.run(fetch(name)).upper()\n',
    );
    await write(
      'service/view.py',
      'from pages import fetch_now\n\n\nasync def show(name):\n    return fetch_now(name)\n',
    );
    const document = await open('service/view.py');
    const pages = await vscode.workspace.openTextDocument(getFile('service/pages.py'));
    // Which files call the function is known when the project has been read.
    const edit = await waitFor('the change', async () => {
      const actions = await getCodeActions(document, vscode.CodeActionKind.QuickFix);
      return actions.find((action) => action.edit?.size === 2)?.edit;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(pages.getText(), /async def fetch_now\(name\):\n {4}return \(await fetch\(name\)\)\.upper\(\)/);
    assert.match(document.getText(), /return await fetch_now\(name\)/);
    await waitForRules(document, []);
    await vscode.window.showTextDocument(pages);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('checks a file that cannot be written', async () => {
    await setSetting('files.readonlyInclude', { '**/poll.py': true });
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    assert.notEqual((await getCodeActions(document, vscode.CodeActionKind.QuickFix)).length, 0);
  });

  it('has a walkthrough that opens, and whose pages are there', async () => {
    const extension = vscode.extensions.getExtension('async-pitfalls.async-pitfalls');
    assert.ok(extension);
    const manifest: unknown = extension.packageJSON;
    const pages = [...JSON.stringify(manifest).matchAll(/"markdown":"(?<page>[^"]+\.md)"/g)];
    assert.ok(pages.length > 2);
    for (const { groups } of pages) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, groups?.page ?? ''));
    }
    const [, walkthrough] = /"walkthroughs":\[\{"id":"(\w+)"/.exec(JSON.stringify(manifest)) ?? [];
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#${walkthrough ?? ''}`);
    // VS Code shows walkthroughs on its page of welcome.
    const getLabels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await waitFor('the walkthrough', () => getLabels().some((label) => /Welcome|Walkthrough/.test(label)) || undefined);
  });

  it('applies a suggestion for a missing await', async () => {
    const document = await open('typescript/save.ts');
    await waitForRules(document, ['no-missing-await']);
    const actions = await getCodeActions(document, vscode.CodeActionKind.QuickFix);
    const action = actions.find(({ title }) => title === 'Add `await`');
    assert.ok(action?.edit);
    assert.notEqual(action.isPreferred, true);
    await vscode.workspace.applyEdit(action.edit);
    await waitForRules(document, []);
    assert.match(document.getText(), /await store\(1\)/);
  });

  it('fixes all on save', async () => {
    const path = await writeNew('.py', blocking);
    await setSetting('editor.codeActionsOnSave', { 'source.fixAll.asyncPitfalls': 'explicit' });
    const document = await open(path);
    await waitForRules(document, ['no-blocking-call']);
    let edits = 0;
    await waitFor('the fix on save', async () => {
      // Only a document that was changed is saved, and VS Code may save without actions that come too late for it.
      await replace(document, `${blocking}\n# edit ${++edits}\n`);
      await document.save();
      return document.getText().includes('await asyncio.sleep(1)') ? true : undefined;
    });
    await resetSettings(['editor.codeActionsOnSave']);
    await document.save();
    assert.doesNotMatch(document.getText(), /time\.sleep/);
  });

  it('follows its settings without a restart', async () => {
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    const settings = vscode.workspace.getConfiguration('asyncPitfalls', document.uri);
    await settings.update('rules', { 'no-blocking-call': 'off' }, vscode.ConfigurationTarget.Workspace);
    await waitForRules(document, []);
    await settings.update('rules', { 'no-blocking-call': 'warn' }, vscode.ConfigurationTarget.Workspace);
    await waitForRules(document, ['no-blocking-call']);
    assert.equal(getDiagnostics(document)[0]?.severity, vscode.DiagnosticSeverity.Warning);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    await waitForRules(document, []);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await waitForRules(document, ['no-blocking-call']);
  });

  it('lints on save only, if so asked', async () => {
    await setSetting('asyncPitfalls.run', 'onSave');
    const document = await open(await writeNew('.py', blocking));
    await waitForRules(document, ['no-blocking-call']);
    await replace(document, `${blocking}    time.sleep(2)\n`);
    // A document that is opened after the change is asked about after it: when its findings are there, so would be the new one.
    const other = await open(await writeNew('.py', blocking));
    await waitForRules(other, ['no-blocking-call']);
    assert.ok(document.isDirty);
    assert.deepEqual(getRules(document), ['no-blocking-call']);
    await save(document);
    await waitForRules(document, ['no-blocking-call', 'no-blocking-call']);
  });

  it('checks a notebook as one module', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(getFile('python/analysis.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const [, , last] = notebook.getCells();
    assert.ok(last);
    await waitForRules(last.document, ['no-missing-await']);
    assert.equal(getDiagnostics(last.document)[0]?.range.start.line, 0);
  });

  it('keeps what it found in cells that are scrolled out of sight', async () => {
    const notebook = await showNotebook([blocking, ...Array.from({ length: 30 }, () => 'x = 1\n'.repeat(20))]);
    const { document } = notebook.cellAt(0);
    const isSeen = (): boolean =>
      vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === document.uri.toString());
    await waitForRules(document, ['no-blocking-call']);
    await waitFor('the first cell', () => isSeen() || undefined);
    await waitFor('the last cell', () => {
      vscode.window.activeNotebookEditor?.revealRange(new vscode.NotebookRange(30, 31));
      return isSeen() ? undefined : true;
    });
    assert.deepEqual(getRules(document), ['no-blocking-call']);
  });

  it('explains a rule on a comment that names it', async () => {
    const document = await openText('python', 'x = 1  # async-pitfalls: ignore[no-nested-run]\n');
    const hovers = await waitFor('the hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(0, 40),
      );
      return found.length > 0 ? found : undefined;
    });
    const texts = hovers
      .flatMap(({ contents }) => contents)
      .map((text) => (text instanceof vscode.MarkdownString ? text.value : ''));
    assert.match(texts.join('\n'), /no-nested-run\.md/);
  });

  it('restarts its server on command', async () => {
    const document = await open('python/poll.py');
    await vscode.commands.executeCommand('asyncPitfalls.restart');
    await waitForRules(document, ['no-blocking-call']);
    assert.deepEqual(getRules(document), ['no-blocking-call']);
  });

  for (const [language, expected] of [
    ['python', ['no-blocking-call', 'no-missing-await', 'no-swallowed-cancellation', 'no-unbounded-fan-out']],
    ['typescript', ['no-missing-await', 'no-blocking-call', 'no-unbounded-fan-out']],
  ] as const) {
    it(`opens the sample in ${language} that its walkthrough offers`, async () => {
      await vscode.commands.executeCommand('asyncPitfalls.openSample', language);
      const { document } = await waitForEditor(language);
      await waitForRules(document, expected);
    });
  }

  it('tells a language model the problems of a file', async () => {
    const { content } = await vscode.lm.invokeTool('asyncPitfalls_findProblems', {
      input: { filePath: 'python/poll.py' },
      toolInvocationToken: undefined,
    });
    const texts = content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''));
    assert.match(texts.join(''), /^1 problem of asynchronous code in poll\.py\n[^]*no-blocking-call/);
  });

  it('carries out all commands of the palette', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    const manifest: unknown = vscode.extensions.getExtension('async-pitfalls.async-pitfalls')?.packageJSON;
    const names = [...JSON.stringify(manifest).matchAll(/"command":"(?<name>asyncPitfalls\.\w+)"/g)];
    assert.equal(names.length, 8);
    for (const { groups } of names) assert.ok(commands.has(groups?.name ?? ''), groups?.name);
  });

  it('fixes all problems of a file on command', async () => {
    const document = await openText('python', blocking);
    await waitForRules(document, ['no-blocking-call']);
    await waitFor('the fix', async () => {
      await vscode.commands.executeCommand('asyncPitfalls.fixAll');
      return document.getText().includes('await asyncio.sleep(1)') ? true : undefined;
    });
  });

  it('checks the whole workspace on command, until that is cleared', async () => {
    await vscode.commands.executeCommand('asyncPitfalls.clearWorkspaceCheck');
    const file = getFile(await writeNew('.py', blocking));
    const find = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'async-pitfalls');
    await open('python/clean.py');
    assert.deepEqual(find(), []);
    await vscode.commands.executeCommand('asyncPitfalls.checkWorkspace');
    await waitFor('the finding', () => (find().length === 1 ? true : undefined));
    // A document that an extension opens stays open for minutes; that of an editor is closed with it.
    await vscode.commands.executeCommand('vscode.open', file);
    await waitFor('the document', () => vscode.workspace.textDocuments.find(({ uri }) => uri.path === file.path));
    await waitFor('the finding of the document', () => (find().length === 1 ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await waitFor('the finding, once', () => (find().length === 1 ? true : undefined));
    await vscode.commands.executeCommand('asyncPitfalls.clearWorkspaceCheck');
    await waitFor('no finding', () => (find().length === 0 ? true : undefined));
    await vscode.workspace.fs.delete(file);
  });

  it('creates a config, follows it without a restart and shows its mistakes in it', async () => {
    await deleteIfThere('pyproject.toml');
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    await vscode.commands.executeCommand('asyncPitfalls.createConfig');
    const { document: config } = await waitFor('the config', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path.endsWith('/pyproject.toml') === true ? editor : undefined;
    });
    assert.match(config.getText(), /^\[tool\.async-pitfalls\]\npreset = "recommended"\n/);
    const saveWith = async (level: string): Promise<void> => {
      await replace(config, `[tool.async-pitfalls.rules]\nno-blocking-call = "${level}"\n`);
      await save(config);
    };
    await saveWith('off');
    await vscode.window.showTextDocument(document);
    await waitForRules(document, []);
    await saveWith('fatal');
    const [mistake] = await waitFor('the mistake', () => {
      const found = getDiagnostics(config);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(config.getText(mistake?.range), 'no-blocking-call');
    await saveWith('warn');
    await waitForRules(document, ['no-blocking-call']);
    await waitFor('no mistake', () => (getDiagnostics(config).length === 0 ? true : undefined));
    await vscode.workspace.fs.delete(config.uri);
    await waitFor('the default severity', () =>
      getDiagnostics(document)[0]?.severity === vscode.DiagnosticSeverity.Error ? true : undefined,
    );
  });

  it('shows what an issue should say', async () => {
    const document = await open('typescript/save.ts');
    await waitForRules(document, ['no-missing-await']);
    const text = await getDebugInformation();
    assert.match(text, /- VS Code \d+\.\d+/);
    assert.match(text, /- Workspace: trusted, 1 folders/);
    assert.match(text, /save\.ts, typescript, \d+ lines/);
    assert.match(text, /- Types: TypeScript 7\./);
  });

  it('fixes a notebook on save', async () => {
    await setSetting('notebook.codeActionsOnSave', { 'notebook.source.fixAll.asyncPitfalls': 'explicit' });
    const notebook = await showNotebook([blocking]);
    const { document } = notebook.cellAt(0);
    await waitForRules(document, ['no-blocking-call']);
    await waitFor('the fix on save', async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      await notebook.save();
      return document.getText().includes('await asyncio.sleep(1)') ? true : undefined;
    });
    await waitForRules(document, []);
  });
});
