import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateClient } from '../activate.js';
import { section } from '../client-options.js';

let client: LanguageClient | undefined;

/** Starts the language server in a worker. Called by VS Code for the Web. */
export async function activate(context: ExtensionContext): Promise<void> {
  const program = Uri.joinPath(context.extensionUri, 'dist/web/server.js');
  const startWorker = (): Promise<Worker> => Promise.resolve(new Worker(program.toString(true)));
  client = await activateClient(
    context,
    (options) => new LanguageClient(section, 'Async Pitfalls', startWorker, options),
  );
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
