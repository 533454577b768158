import { parentPort, workerData } from 'node:worker_threads';
import { isRecord } from '../is-record.js';
import { runCheck } from './check-worker.js';
import { answerEslintConfigs } from './eslint-config-worker.js';

/** Does what the worker was started for. */
export async function runWorker(): Promise<void> {
  const task: unknown = workerData;
  if (!parentPort) throw new Error('This is not a worker.');
  if (isRecord(task) && task.kind === 'eslint-config') answerEslintConfigs(parentPort);
  else await runCheck(parentPort, task);
}
