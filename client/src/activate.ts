import { window, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerAssistantTool } from './assistant.js';
import { getClientOptions } from './client-options.js';
import { registerCommands, restart } from './commands.js';
import { followEslintExtension } from './eslint-extension.js';
import { followPythonExtension } from './python-extension.js';
import { answerForFiles } from './remote-files.js';
import { registerSamples } from './samples.js';
import { createStatus } from './status.js';

/** Starts the language server and everything that shows what it says: the same on the desktop and in a browser. */
export async function activateClient<T extends BaseLanguageClient>(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => T,
): Promise<T> {
  const output = window.createOutputChannel('Async Pitfalls', { log: true });
  const client = createClient(getClientOptions(output, context));
  context.subscriptions.push(
    output,
    createStatus(client),
    followEslintExtension(client),
    followPythonExtension(client),
    ...registerCommands(client, output),
    workspace.onDidGrantWorkspaceTrust(() => restart(client)),
    answerForFiles(client),
    registerSamples(context),
    registerAssistantTool(client),
  );
  await client.start();
  return client;
}
