// The real server, which thinks that everything takes too long.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createNodeRuntime } from '../../src/node/node-runtime.js';

startServer(createConnection(ProposedFeatures.all), { ...createNodeRuntime(), budgets: { lint: -1, typing: -1 } });
