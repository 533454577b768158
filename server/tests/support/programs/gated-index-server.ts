// The real server, but what is read of projects arrives only after `test/release`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

const connection = createConnection(ProposedFeatures.all);
const runtime = createTestRuntime();
const isReleased = new Promise<void>((resolve) => {
  connection.onNotification('test/release', resolve);
});
startServer(connection, {
  ...runtime,
  startIndexWorker(request) {
    const worker = runtime.startIndexWorker?.(request);
    if (!worker) throw new Error('there are no threads');
    return {
      onMessage: (listener) => worker.onMessage((message) => void isReleased.then(() => listener(message))),
      onEnd: (listener) => worker.onEnd((error) => void isReleased.then(() => listener(error))),
      stop: () => worker.stop(),
    };
  },
});
