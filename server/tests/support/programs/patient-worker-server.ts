// The real server, whose workers go on with what they have found something in only to stop.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

startServer(createConnection(ProposedFeatures.all), createTestRuntime({ worker: 'patient-worker.mjs' }));
