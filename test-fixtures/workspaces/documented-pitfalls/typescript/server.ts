/** Synchronous calls in request handlers: while one runs, no other request is served. */
import { execFileSync } from 'node:child_process';
import { pbkdf2, pbkdf2Sync } from 'node:crypto';
import { promisify } from 'node:util';

const hashLater = promisify(pbkdf2);

function currentRevision(): string {
  return execFileSync('git', ['rev-parse', 'HEAD']).toString();
}

export async function wrongLogin(password: string, salt: string): Promise<string> {
  const hash = pbkdf2Sync(password, salt, 600_000, 32, 'sha256');
  return `${currentRevision()}:${hash.toString('hex')}`;
}

export async function rightLogin(password: string, salt: string, revision: string): Promise<string> {
  const hash = await hashLater(password, salt, 600_000, 32, 'sha256');
  return `${revision}:${hash.toString('hex')}`;
}

/** Start-up is not asynchronous code: nothing waits yet. */
export const startedAt = currentRevision();
