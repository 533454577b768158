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

  it('checks the files of each by its own modules and its own settings', async () => {
    await waitForRules(await openMain('strict'), ['no-blocking-call', 'no-missing-await']);
    await waitForRules(await openMain('lenient'), []);
    const settings = vscode.workspace.getConfiguration('asyncPitfalls', vscode.workspace.workspaceFolders?.[1]?.uri);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await waitForRules(await openMain('lenient'), ['no-missing-await']);
  });
});
