// The real server, whose workers end before they are done.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createNodeRuntime } from '../../src/node/node-runtime.js';

const program = new URL('dying-worker.mjs', import.meta.url);
startServer(
  createConnection(ProposedFeatures.all),
  createNodeRuntime(program, new URL('index-worker.mjs', import.meta.url)),
);
