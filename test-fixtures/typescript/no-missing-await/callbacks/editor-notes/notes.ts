/** Notes of an extension: what VS Code shows may be dropped, what it stores may not. */
import * as vscode from 'vscode';
import { workspace } from 'vscode';

const store = new Map<string, { update(key: string): PromiseLike<void> }>();

export async function save({ globalState, secrets }: vscode.ExtensionContext, text: string): Promise<void> {
  const content = new TextEncoder().encode(text);
  vscode.workspace.fs.writeFile('notes.txt', content); // error: [no-missing-await] "`vscode.workspace.fs.writeFile()` stores something"
  workspace.fs.delete('old.txt'); // error: [no-missing-await] "`workspace.fs.delete()` stores something"
  globalState.update('count', 1); // error: [no-missing-await] "`globalState.update()` stores something"
  secrets.store('token', text); // error: [no-missing-await] "`secrets.store()` stores something"
  vscode.workspace.applyEdit(new vscode.WorkspaceEdit()); // error: [no-missing-await] "`vscode.workspace.applyEdit()` stores something"
  workspace.getConfiguration('notes').update('size', 1); // error: [no-missing-await] "stores something"
  await vscode.workspace.fs.writeFile('notes.txt', content);
  vscode.window.showInformationMessage('Saved');
}

export function show(view: vscode.Webview, context: vscode.ExtensionContext): void {
  view.postMessage({ count: context.globalState.get('count') });
  vscode.commands.executeCommand('notes.refresh');
  void context.globalState.update('shown', true);
  context.globalState.update('seen', 1).then(undefined, console.error);
  context.globalState.setKeysForSync(['count']);
  vscode.workspace.fs.readFile('notes.txt');
  store.get('own')?.update('count');
}

export async function forget(fs: vscode.FileSystem, context: vscode.ExtensionContext): Promise<void> {
  fs.delete('notes.txt'); // error: [no-missing-await] "`fs.delete()` stores something"
  return context.globalState.update('count', 0) as Promise<void>;
}

export function remember(context: vscode.ExtensionContext | undefined, isSeen: boolean): void {
  isSeen && context?.globalState.update('seen', isSeen); // error: [no-missing-await] "stores something"
  context?.secrets.get('token');
}
