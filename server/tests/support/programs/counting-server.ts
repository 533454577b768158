// The real server, which tells what it has read on its own thread, and what is read of projects arrives only after
// `test/release`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import type { Runtime } from '../../../src/runtime.js';
import { createTestRuntime } from '../test-runtime.js';

const connection = createConnection(ProposedFeatures.all);
const runtime = createTestRuntime();
const isReleased = new Promise<void>((resolve) => {
  connection.onNotification('test/release', resolve);
});
const read: string[] = [];
const tell = <T>(kind: string, path: string, value: T): T => {
  read.push(`${kind} ${path}`);
  return value;
};
/** All that was read since it was asked for last. */
connection.onRequest('test/reads', () => read.splice(0));
const { files } = runtime;
const counting: Runtime = {
  ...runtime,
  files: {
    readFile: (path) => tell('file', path, files.readFile(path)),
    isFile: (path) => tell('stat', path, files.isFile(path)),
    readFolder: (path) => tell('folder', path, files.readFolder(path)),
  },
  startIndexWorker(request) {
    const worker = runtime.startIndexWorker?.(tell('project', request.roots.join(), request));
    if (!worker) throw new Error('there are no threads');
    return {
      onMessage: (listener) => worker.onMessage((message) => void isReleased.then(() => listener(message))),
      onEnd: (listener) => worker.onEnd((error) => void isReleased.then(() => listener(error))),
      stop: () => worker.stop(),
    };
  },
};
startServer(connection, counting);
