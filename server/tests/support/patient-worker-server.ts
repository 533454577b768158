// The real server, whose workers go on with what they have found something in only to stop.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createNodeRuntime } from '../../src/node/node-runtime.js';

const program = new URL('patient-worker.mjs', import.meta.url);
startServer(
  createConnection(ProposedFeatures.all),
  createNodeRuntime(program, new URL('index-worker.mjs', import.meta.url)),
);
