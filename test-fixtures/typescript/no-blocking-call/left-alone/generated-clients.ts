/** A function that makes functions: none is called here. */
import { execFileSync } from 'node:child_process';

export async function createClient(host: string): Promise<{ run(command: string): string }> {
  return {
    run: (command) => execFileSync('ssh', [host, command]).toString(),
  };
}
