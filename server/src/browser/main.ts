// The language server in a worker of a browser.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server.js';
import { createBrowserRuntime } from './browser-runtime.js';
import { startParser } from './oxc-binding.js';

const scope: unknown = globalThis;
if (!(scope instanceof DedicatedWorkerGlobalScope)) throw new Error('The language server runs in a worker.');
// The browser tells what goes wrong in a worker.
void start(scope);

async function start(port: DedicatedWorkerGlobalScope): Promise<void> {
  // The client speaks as soon as the worker is there, before the parser is.
  const early: MessageEvent[] = [];
  port.onmessage = (event) => {
    early.push(event);
  };
  await startParser();
  startServer(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), createBrowserRuntime());
  for (const event of early) port.onmessage.call(port, event);
}
