import { l10n, Position, Selection, Uri, window, workspace, WorkspaceEdit } from 'vscode';

/** How the table in a config, and those inside it, begin. */
const tableStart = '[tool.async-pitfalls';

/** What a new config says; everything in it is as it would be without. */
const template = `${tableStart}]
preset = "recommended"
exclude = []

${tableStart}.rules]
# no-blocking-call = "warn"
`;

/** Opens the config of the workspace folder of the active editor: the table in its `pyproject.toml`, added when missing. */
export async function createConfig(): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.at(0);
  if (!folder) {
    // The user has asked for something that needs a folder.
    void window.showInformationMessage(l10n.t('Open a folder to create a configuration for it.'));
    return;
  }
  const file = Uri.joinPath(folder.uri, 'pyproject.toml');
  if (!(await exists(file))) await workspace.fs.writeFile(file, new Uint8Array());
  const document = await workspace.openTextDocument(file);
  if (!document.getText().includes(tableStart)) {
    const text = document.getText();
    const separator = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
    const edit = new WorkspaceEdit();
    edit.insert(file, document.positionAt(text.length), separator + template);
    await workspace.applyEdit(edit);
  }
  const start = document.positionAt(document.getText().indexOf(tableStart));
  const line = new Position(start.line, 0);
  await window.showTextDocument(document, { selection: new Selection(line, line) });
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
