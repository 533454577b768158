import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import {
  getCodeActions,
  getDiagnostics,
  getFile,
  getRules,
  open,
  openText,
  replace,
  waitFor,
  waitForRules,
} from '../support/editor.js';

const blocking = 'import time\n\n\nasync def poll():\n    time.sleep(1)\n';
const fixed = 'import asyncio\n\n\nasync def poll():\n    await asyncio.sleep(1)\n';

describe('the extension in VS Code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
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
    assert.equal(vscode.extensions.getExtension('async-pitfalls.async-pitfalls')?.isActive, true);
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
    const file = getFile('python/on-save.py');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(blocking));
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'python' });
    await settings.update('codeActionsOnSave', { 'source.fixAll.asyncPitfalls': 'explicit' }, false);
    const document = await open('python/on-save.py');
    await waitForRules(document, ['no-blocking-call']);
    await replace(document, `${blocking}\n`);
    await waitFor('the fix on save', async () => {
      await document.save();
      return document.getText().includes('await asyncio.sleep(1)') ? true : undefined;
    });
    await settings.update('codeActionsOnSave', undefined, false);
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
    const settings = vscode.workspace.getConfiguration('asyncPitfalls');
    await settings.update('run', 'onSave', vscode.ConfigurationTarget.Workspace);
    const file = getFile('python/saved.py');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(fixed));
    const document = await open('python/saved.py');
    await replace(document, blocking);
    await document.save();
    await waitForRules(document, ['no-blocking-call']);
    await settings.update('run', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('checks a notebook as one module', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(getFile('python/analysis.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const [, , last] = notebook.getCells();
    assert.ok(last);
    await waitForRules(last.document, ['no-missing-await']);
    assert.equal(getDiagnostics(last.document)[0]?.range.start.line, 0);
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

  it('starts a server again that was killed', async () => {
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    const getServers = (): number[] =>
      execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('dist/server.mjs'))
        .map((line) => Number.parseInt(line, 10));
    const [killed] = getServers();
    assert.ok(killed);
    process.kill(killed, 'SIGKILL');
    await waitFor('a new server', () => getServers().find((pid) => pid !== killed));
    await replace(document, `${blocking}\n`);
    await waitForRules(document, ['no-blocking-call']);
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
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, language);
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

  it('has its commands in the palette', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const command of ['asyncPitfalls.restart', 'asyncPitfalls.showOutput']) assert.ok(commands.has(command));
  });
});
