import type { ExtensionContext } from 'vscode';
import { LanguageClient, State, TransportKind, type VisibleDocuments } from 'vscode-languageclient/node';
import { activateClient } from './activate.js';
import { section } from './client-options.js';
import { keepCells } from './notebook-cells.js';

/**
 * Makes room for as much young garbage as a check of a large file leaves: 64 MiB instead of 16. To collect it before the
 * answer, while nearly all of it is alive, takes a sixth of the processor's time. Memory grows with the files that are edited.
 */
const heapFlags = ['--max-semi-space-size=64'];

class NodeClient extends LanguageClient {
  override get visibleDocuments(): VisibleDocuments {
    return keepCells(super.visibleDocuments);
  }

  override async start(): Promise<void> {
    // The library keeps a start that has failed, and gives it as the next one. As after a crash, it makes a new one.
    if (this.state === State.StartFailed) await this.handleConnectionClosed();
    else await super.start();
  }
}

let client: LanguageClient | undefined;

/** Starts the language server. Called by VS Code when a file of a supported language is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.mjs');
  const run = { module, transport: TransportKind.ipc, options: { execArgv: heapFlags } };
  const debug = { ...run, options: { execArgv: [...heapFlags, '--inspect=6009', '--enable-source-maps'] } };
  client = await activateClient(
    context,
    (options) => new NodeClient(section, 'Async Pitfalls', { run, debug }, options),
  );
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
