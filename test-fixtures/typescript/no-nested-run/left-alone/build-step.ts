/** A synchronous build, started at the top: no event loop is held up, for there is nothing else to do. */
import deasync from 'deasync';
import { createSyncFn } from 'synckit';

const format: (text: string) => string = createSyncFn('./format-worker.js');

function compileAll(sources: readonly string[]): string[] {
  return sources.map((source) => format(source));
}

function waitForDisk(): void {
  deasync.sleep(50);
}

waitForDisk();
console.log(compileAll(['const a=1', 'const b=2']).join('\n'));
