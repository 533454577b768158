// The real server, but between `test/hold` and `test/release` no document is linted: what arrives meanwhile is handled first.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

const connection = createConnection(ProposedFeatures.all);
const runtime = createTestRuntime();
let gate = Promise.resolve();
let release = (): void => undefined;
connection.onNotification('test/hold', () => {
  gate = new Promise((resolve) => {
    release = resolve;
  });
});
connection.onNotification('test/release', () => {
  release();
});
startServer(connection, { ...runtime, handlePendingMessages: () => gate });
