/** Nothing here is asynchronous. */
import { execFileSync } from 'node:child_process';

export function release(version: string): void {
  execFileSync('git', ['tag', version]);
  execFileSync('git', ['push', '--tags']);
}
