import { createNodeRuntime } from '../../src/node/node-runtime.js';
import type { Runtime } from '../../src/runtime.js';

/** The real runtime, with workers that read TypeScript. */
export function createTestRuntime(): Runtime {
  return createNodeRuntime(new URL('worker.mjs', import.meta.url), new URL('index-worker.mjs', import.meta.url));
}
