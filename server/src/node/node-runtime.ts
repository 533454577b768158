import { setImmediate } from 'node:timers/promises';
import { createDiskFiles, createEngine } from 'eslint-plugin-async-pitfalls/engine';
import manifest from '../../package.json' with { type: 'json' };
import { getRules } from '../rules.js';
import type { Runtime } from '../runtime.js';
import { isAvailable } from './oxc-parser.js';
import { startCheckWorker } from './check-worker.js';
import { startEslintConfigReader } from './eslint-config-worker.js';
import { createIdleCollector } from './idle-collector.js';
import { startWorkerThread } from './worker-threads.js';

/** The version of this package. */
export const { version } = manifest;

/** Of the heap of a thread that reads texts, in MiB: it hands over what it has read. */
const indexMemoryLimit = 300;

/**
 * The server in a Node process: files from disk, types from the TypeScript that is found.
 * @param program the module to load in a worker; see `runWorker`
 * @param indexProgram the module `index-worker`, to load in the thread that reads texts
 */
export function createNodeRuntime(program: URL, indexProgram: URL): Runtime {
  return {
    version,
    files: createDiskFiles(),
    rules: getRules(),
    families: new Set(isAvailable ? ['python', 'javascript'] : ['python']),
    platform: `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    getMemory: () => `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
    budgets: { lint: 250, typing: 2000 },
    createEngine,
    startCheckWorker: (request) => startCheckWorker(program, request),
    startIndexWorker: (request) =>
      startWorkerThread(indexProgram, request, { maxOldGenerationSizeMb: indexMemoryLimit }),
    startEslintConfigReader: () => startEslintConfigReader(program),
    handlePendingMessages: () => setImmediate(),
    tidyUp: createIdleCollector(),
  };
}
