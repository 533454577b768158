// The program of the thread that reads the texts of a project. It is one of its own, so that it starts fast.
import { parentPort, workerData } from 'node:worker_threads';
import { createDiskFiles } from 'eslint-plugin-async-pitfalls/texts';
import { isRecord } from '../is-record.js';
import { indexTexts, type IndexRequest } from '../workspace/index-texts.js';
import { isStopped } from './worker-threads.js';

const request: unknown = workerData;
if (!parentPort || !isIndexRequest(request)) throw new Error('There is nothing to read.');
const port = parentPort;
await indexTexts(request, { files: createDiskFiles(), isStopped: () => isStopped(request) }, (message) => {
  port.postMessage(message);
});

function isIndexRequest(value: unknown): value is IndexRequest {
  return isRecord(value) && 'roots' in value && 'openTexts' in value;
}
