import { createNodeRuntime } from '../../src/node/node-runtime.js';
import type { Runtime } from '../../src/runtime.js';

/** The real runtime, with other programs for its workers where a test needs them: names of bundles beside this one. */
export function createTestRuntime({ worker = 'main.mjs', indexWorker = 'index-worker.mjs' } = {}): Runtime {
  return createNodeRuntime(new URL(worker, import.meta.url), new URL(indexWorker, import.meta.url));
}
