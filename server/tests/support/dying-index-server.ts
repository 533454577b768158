// The real server, whose thread that reads projects ends before it is done.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createNodeRuntime } from '../../src/node/node-runtime.js';

const program = new URL('worker.mjs', import.meta.url);
const indexProgram = new URL('dying-worker.mjs', import.meta.url);
startServer(createConnection(ProposedFeatures.all), createNodeRuntime(program, indexProgram));
