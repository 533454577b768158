/** The program that owns a pool: what it does on its own thread, it does instead of everything else. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import * as pools from 'workerpool';

const pool = pools.pool('./pool-program.js', { maxWorkers: 4 });

async function render(path: string): Promise<string> {
  execFileSync('qpdf', ['--check', path]); // error: [no-blocking-call] "`execFileSync()` blocks the event loop"
  const text: unknown = await pool.exec('extractText', [path]);
  return String(text);
}

createServer((request, response) => {
  void render(request.url ?? '/').then((text) => response.end(text));
}).listen(8080);
