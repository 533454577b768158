import { commands, env, l10n, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createConfig } from './create-config.js';
import { getDebugInformation } from './debug-information.js';
import { restartCommand, showOutputCommand } from './status-text.js';
import { rulesRequest } from './server-messages.js';

/**
 * Registers the extension's commands. Those that check the workspace, and clear what was found, are the server's own: the
 * language client registers them.
 */
export function registerCommands(client: BaseLanguageClient, output: LogOutputChannel): Disposable[] {
  const handlers: Readonly<Record<string, () => unknown>> = {
    [restartCommand]: () => restart(client),
    'asyncPitfalls.fixAll': fixAll,
    'asyncPitfalls.createConfig': createConfig,
    'asyncPitfalls.openRuleDocumentation': () => openRuleDocumentation(client),
    'asyncPitfalls.showDebugInformation': () => showDebugInformation(client),
    [showOutputCommand]: () => {
      output.show();
    },
  };
  return Object.entries(handlers).map(([command, handler]) => commands.registerCommand(command, handler));
}

/** Ends the server, if it is running, and starts a new one. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
}

/** Makes the safe fixes of the file in the active editor; VS Code says so when there are none. */
function fixAll(): Thenable<unknown> {
  return commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.asyncPitfalls',
    apply: 'first',
  });
}

/** Asks for a rule and opens its page. */
async function openRuleDocumentation(client: BaseLanguageClient): Promise<void> {
  const rules = await client.sendRequest(rulesRequest);
  const items = rules.map(({ name, description, url }) => ({ label: name, detail: description, url }));
  const picked = await window.showQuickPick(items, {
    matchOnDetail: true,
    placeHolder: l10n.t('The rule to read about'),
  });
  if (picked) await env.openExternal(Uri.parse(picked.url));
}

/** Opens a document to be pasted into an issue. */
async function showDebugInformation(client: BaseLanguageClient): Promise<void> {
  const content = await getDebugInformation(client, window.activeTextEditor?.document.uri);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
