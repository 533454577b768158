import { posix } from 'node:path';
import * as vscode from 'vscode';

/** How long to wait, in milliseconds: ten times what it takes on a busy machine. */
const patience = 60_000;

/** Resolves with what `find` finds, looked for again after each change of diagnostics and every quarter of a second. */
export async function waitFor<T>(what: string, find: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await nextEvent();
  }
}

function nextEvent(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 250);
    const listener = vscode.languages.onDidChangeDiagnostics(done);
    function done(): void {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    }
  });
}

/** A file of the first workspace folder. */
export function getFile(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(getFile(path));
  await vscode.window.showTextDocument(document);
  return document;
}

let created = 0;

/** Writes a file that no test, and no earlier attempt of this one, has seen: VS Code remembers those it has. */
export async function writeNew(extension: string, content: string): Promise<string> {
  const path = `python/new-${++created}${extension}`;
  await write(path, content);
  return path;
}

/** Writes a notebook of Python cells with these texts, and shows it. */
export async function showNotebook(texts: readonly string[]): Promise<vscode.NotebookDocument> {
  const cells = texts.map((text) => ({
    cell_type: 'code',
    metadata: {},
    outputs: [],
    execution_count: null,
    source: [text],
  }));
  const content = { cells, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 };
  const file = getFile(await writeNew('.ipynb', JSON.stringify(content)));
  const notebook = await vscode.workspace.openNotebookDocument(file);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** Writes a file of the first workspace folder. */
export async function write(path: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(getFile(path), new TextEncoder().encode(content));
}

/** Deletes a file of the first workspace folder. By `fs` alone: `findFiles` needs a search process that not every host has. */
export async function deleteIfThere(path: string): Promise<void> {
  const file = getFile(path);
  const siblings = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(file, '..'));
  if (siblings.some(([name]) => name === posix.basename(file.path))) await vscode.workspace.fs.delete(file);
}

/** Closes all editors, without a question about what was not saved. */
export async function closeAll(): Promise<void> {
  await waitFor('the end of all editors', async () => {
    const isOpen = (): boolean => vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
    if (isOpen()) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return isOpen() ? undefined : true;
  });
}

/** Opens a document that is not on disk. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Our diagnostics of a document. */
export function getDiagnostics({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'async-pitfalls');
}

export function getRules(document: vscode.TextDocument): string[] {
  return getDiagnostics(document).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Waits until the rules reported in a document are just these. */
export async function waitForRules(document: vscode.TextDocument, rules: readonly string[]): Promise<void> {
  let last: string[] = [];
  const expected = rules.join();
  await waitFor(`[${expected}] in ${document.uri.path}`, () => {
    last = getRules(document);
    return last.join() === expected ? true : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; there was [${last.join()}]`);
  });
}

export async function getCodeActions(
  document: vscode.TextDocument,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const range = getDiagnostics(document)[0]?.range ?? new vscode.Range(0, 0, 0, 0);
  // The last argument asks to resolve them: they come with their edits.
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind.value, 20);
}

/** The document that the command for issues opens. */
export async function getDebugInformation(): Promise<string> {
  await vscode.commands.executeCommand('asyncPitfalls.showDebugInformation');
  const { document } = await waitForEditor('markdown');
  const text = document.getText();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return text;
}

/** The active editor, when it shows a document of a language: VS Code may tell of it a little later. */
export function waitForEditor(language: string): Promise<vscode.TextEditor> {
  return waitFor(`an editor of ${language}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === language ? editor : undefined;
  });
}

/** Saves a document, again when VS Code says that it was not. */
export async function save(document: vscode.TextDocument): Promise<void> {
  await waitFor(`the save of ${document.uri.path}`, async () => ((await document.save()) ? true : undefined));
}

/** Replaces the whole text of a document. */
export async function replace(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Sets a setting of the workspace and waits until it is in force. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  const expected = JSON.stringify(value);
  await waitFor(`the setting ${name}`, () => {
    const found = vscode.workspace.getConfiguration().inspect(name)?.workspaceValue;
    return JSON.stringify(found) === expected ? true : undefined;
  });
}

/** Takes settings of the workspace back, where they were set. */
export async function resetSettings(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const settings = vscode.workspace.getConfiguration();
    if (settings.inspect(name)?.workspaceValue === undefined) continue;
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}
