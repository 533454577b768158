// The real server, over standard input and output.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createTestRuntime } from './test-runtime.js';

startServer(createConnection(ProposedFeatures.all), createTestRuntime());
