import { window, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerAssistantTool } from './assistant.js';
import { getClientOptions, section } from './client-options.js';
import { registerCommands, restart } from './commands.js';
import { registerSamples } from './samples.js';
import { createStatus } from './status.js';

let client: LanguageClient | undefined;

/** Starts the language server. Called by VS Code when a file of a supported language is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Async Pitfalls', { log: true });
  const module = context.asAbsolutePath('dist/server.mjs');
  client = new LanguageClient(
    section,
    'Async Pitfalls',
    {
      run: { module, transport: TransportKind.ipc },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: ['--inspect=6009', '--enable-source-maps'] },
      },
    },
    getClientOptions(output),
  );
  context.subscriptions.push(
    output,
    createStatus(client),
    ...registerCommands(client, output),
    workspace.onDidGrantWorkspaceTrust(() => client && restart(client)),
    registerSamples(context),
    registerAssistantTool(client),
  );
  await client.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
