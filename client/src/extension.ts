import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateClient } from './activate.js';
import { section } from './client-options.js';

let client: LanguageClient | undefined;

/** Starts the language server. Called by VS Code when a file of a supported language is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.mjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--inspect=6009', '--enable-source-maps'] } };
  client = await activateClient(
    context,
    (options) => new LanguageClient(section, 'Async Pitfalls', { run, debug }, options),
  );
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
