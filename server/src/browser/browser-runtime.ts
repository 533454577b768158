import { createDiskFiles, createEngine } from 'eslint-plugin-async-pitfalls/engine';
import manifest from '../../package.json' with { type: 'json' };
import { getRules } from '../rules.js';
import type { Runtime } from '../runtime.js';

/** The server in a worker of a browser: knows the files that the client tells of, and no types of TypeScript. */
export function createBrowserRuntime(): Runtime {
  return {
    version: manifest.version,
    files: createDiskFiles(),
    rules: getRules(),
    families: new Set(['python', 'javascript']),
    platform: navigator.userAgent,
    getMemory: () => 'unknown',
    budgets: { lint: 250, typing: 2000 },
    createEngine,
    handlePendingMessages: () => new Promise((resolve) => setTimeout(resolve)),
  };
}
