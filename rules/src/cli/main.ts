#!/usr/bin/env node
import { enableCompileCache } from './compile-cache.js';
import { prepareForShortRun } from './short-run.js';

enableCompileCache();
prepareForShortRun();
// Loaded behind the cache, which nothing loaded before profits from.
const { run } = await import('./run.js');

// Whoever reads the output may stop reading (`async-pitfalls | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });
} catch (error) {
  console.error(`async-pitfalls: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 2;
}
