import { fileURLToPath } from 'node:url';
import { Worker, type MessagePort } from 'node:worker_threads';
import { checkFolders } from '../workspace/check-files.js';
import { loadEslintConfig } from './eslint-config-loader.js';
import type { CheckMessage, CheckRequest, CheckWorker } from '../workspace/check-messages.js';

/** Of the worker's heap, in MiB: a workspace of any size must not take down the server. */
const memoryLimit = 1500;

/**
 * Starts a worker that checks folders.
 * @param program the module that calls {@link runCheck} when it is loaded in a worker
 */
export function startCheckWorker(program: URL, request: CheckRequest): CheckWorker {
  const worker = new Worker(fileURLToPath(program), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  });
  let isDone = false;
  let failure: Error | undefined;
  worker.on('message', ({ kind }: CheckMessage) => {
    isDone ||= kind === 'done';
  });
  worker.on('error', (error: Error) => {
    failure = error;
  });
  return {
    onMessage: (listener) => {
      worker.on('message', listener);
    },
    onEnd: (listener) => {
      worker.once('exit', (code) => {
        listener(isDone ? undefined : (failure ?? new Error(`the worker ended with code ${code}`)));
      });
    },
    stop: () => {
      void worker.terminate();
    },
  };
}

/** Does what a worker was asked to check. */
export async function runCheck(port: MessagePort, request: unknown): Promise<void> {
  if (!isCheckRequest(request)) throw new Error('There is nothing to check.');
  await checkFolders(request, request.isTrusted ? loadEslintConfig : undefined, (message) => {
    port.postMessage(message);
  });
}

function isCheckRequest(value: unknown): value is CheckRequest {
  return typeof value === 'object' && value !== null && 'folders' in value && 'openTexts' in value;
}
