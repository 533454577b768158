/** Waits that are fine: before the loop has work, and in threads that have none. */
import { createSyncFn } from 'synckit';
import { parentPort } from 'node:worker_threads';

const highlight = createSyncFn('./highlight-worker.js');

export const keywords = highlight('keywords');

export function highlightNow(text: string): unknown {
  return highlight(text);
}

parentPort?.on('message', async (text: string) => {
  parentPort?.postMessage(highlight(text));
});
