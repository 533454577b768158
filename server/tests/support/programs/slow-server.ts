// The real server, which thinks that everything takes too long.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

startServer(createConnection(ProposedFeatures.all), { ...createTestRuntime(), budgets: { lint: -1, typing: -1 } });
