import { Uri, workspace, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  State,
  type MessageTransports,
  type VisibleDocuments,
} from 'vscode-languageclient/browser';
import { activateClient } from '../activate.js';
import { section } from '../client-options.js';
import { keepCells } from '../notebook-cells.js';

class BrowserClient extends LanguageClient {
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
let worker: Worker | undefined;

/** Starts the language server in a worker. Called by VS Code for the Web. */
export async function activate(context: ExtensionContext): Promise<void> {
  const program = Uri.joinPath(context.extensionUri, 'dist/web/server.js');
  client = await activateClient(
    context,
    (options) => new BrowserClient(section, 'Async Pitfalls', () => startServer(program), options),
  );
}

/** Starts a worker, in place of the one that was there before. */
async function startServer(program: Uri): Promise<MessageTransports> {
  // The text, not the address: an extension that comes from a remote machine may start no worker by address.
  const text = Uint8Array.from(await workspace.fs.readFile(program));
  worker?.terminate();
  worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
