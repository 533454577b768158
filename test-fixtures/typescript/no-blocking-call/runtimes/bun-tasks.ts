/** Tasks for Bun. */
import { spawn, spawnSync } from 'bun';

export async function lint(): Promise<void> {
  spawnSync(['eslint', '.']); // error: [no-blocking-call] "`spawnSync()` blocks"
  Bun.sleepSync(100); // error: [no-blocking-call] "`Bun.sleepSync()` blocks"
}

export async function pack(data: Uint8Array): Promise<Uint8Array> {
  return Bun.gzipSync(data); // error: [no-blocking-call] "`Bun.gzipSync()` blocks"
}

export async function lintLater(): Promise<void> {
  await Bun.sleep(100);
  await spawn(['eslint', '.']).exited;
}
