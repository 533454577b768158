import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import type { MessagePort } from 'node:worker_threads';
import { createDiskFiles, isNotebook } from 'eslint-plugin-async-pitfalls/engine';
import { findFiles } from 'eslint-plugin-async-pitfalls/files';
import type { BackgroundWorker } from '../background-worker.js';
import { isRecord } from '../is-record.js';
import { checkFolders } from '../workspace/check-files.js';
import type { CheckMessage, CheckRequest } from '../workspace/check-messages.js';
import { loadEslintConfig } from './eslint-config-loader.js';
import { isStopped, startWorkerThread } from './worker-threads.js';

/** Of the worker's heap, in MiB: a workspace of any size must not take down the server. */
const memoryLimit = 1500;
/** How many files are checked before memory is looked at, and how much of it, in bytes, counts as too much then. */
const memoryChecks = { files: 1000, heap: 512 * 2 ** 20 };

/**
 * Starts a worker that checks folders.
 * @param program the module that calls {@link runCheck} when it is loaded in a worker
 */
export function startCheckWorker(program: URL, request: CheckRequest): BackgroundWorker<CheckMessage> {
  return startWorkerThread(program, request, { maxOldGenerationSizeMb: memoryLimit });
}

/** Does what a worker was asked to check. */
export async function runCheck(port: MessagePort, request: unknown): Promise<void> {
  if (!isCheckRequest(request)) throw new Error('There is nothing to check.');
  const host = {
    files: createDiskFiles(),
    // Cells of a notebook are documents of their own, which only the editor can name.
    findFiles: async (folder: string) =>
      (await findFiles([folder], folder)).files.map(({ path }) => path).filter((path) => !isNotebook(path)),
    loadEslintConfig: request.isTrusted ? loadEslintConfig : undefined,
    slice: 100,
    pause: () => setImmediate(),
    isStopped: () => isStopped(request),
    isMemoryShort: (count: number) =>
      count % memoryChecks.files === 0 && getHeapStatistics().used_heap_size > memoryChecks.heap,
  };
  await checkFolders(request, host, (message) => {
    port.postMessage(message);
  });
}

function isCheckRequest(value: unknown): value is CheckRequest {
  return isRecord(value) && 'folders' in value && 'openTexts' in value;
}
