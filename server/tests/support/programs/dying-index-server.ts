// The real server, whose thread that reads projects ends before it is done.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

startServer(createConnection(ProposedFeatures.all), createTestRuntime({ indexWorker: 'dying-worker.mjs' }));
