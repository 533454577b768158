// The real server, whose workers end before they are done.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

startServer(createConnection(ProposedFeatures.all), createTestRuntime({ worker: 'dying-worker.mjs' }));
