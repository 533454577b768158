import * as vscode from 'vscode';
import { waitFor, waitForRules } from '../support/editor.js';

describe('a workspace of several folders', () => {
  const openMain = async (name: string): Promise<vscode.TextDocument> => {
    const folder = await waitFor(`the folder ${name}`, () =>
      vscode.workspace.workspaceFolders?.find((one) => one.name === name),
    );
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'scripts/main.py'));
    await vscode.window.showTextDocument(document);
    return document;
  };

  const getSettings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('asyncPitfalls', vscode.workspace.workspaceFolders?.[1]?.uri);
  const setRules = (rules: unknown): Thenable<void> =>
    getSettings().update('rules', rules, vscode.ConfigurationTarget.WorkspaceFolder);
  // Another attempt has to find what this one found.
  let ofLenient: unknown;
  before(() => {
    ofLenient = getSettings().inspect('rules')?.workspaceFolderValue;
  });
  afterEach(() => setRules(ofLenient));

  it('checks the files of each by its own modules and its own settings', async () => {
    await waitForRules(await openMain('strict'), ['no-blocking-call', 'no-missing-await']);
    await waitForRules(await openMain('lenient'), []);
    await setRules(undefined);
    await waitForRules(await openMain('lenient'), ['no-missing-await']);
  });
});
