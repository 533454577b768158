import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundlePlugin } from './bundle.js';

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Variables of the environment to set for a process. */
type Variables = Readonly<Record<string, string>>;

/**
 * Runs `async-pitfalls` as a process of its own.
 * @param input what it reads from standard input
 */
export async function runCommand(
  args: readonly string[],
  cwd: string,
  env: Variables = {},
  input = '',
): Promise<CommandResult> {
  return runNode([path.join(await bundlePlugin(), 'dist/cli.js'), ...args], cwd, env, input);
}

/** Runs a script in a Node process of its own. */
export function runNode(args: readonly string[], cwd: string, env: Variables = {}, input = ''): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // Who does not read it may be gone before it is written.
    child.stdin.on('error', () => undefined).end(input);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ stdout, stderr, exitCode }));
  });
}

/** A folder with the given files in it, relative path → text, that is gone after the test. */
export class TemporaryFolder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'async-pitfalls-')));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  /** The absolute path of a file in the folder. */
  resolve(name: string): string {
    return path.join(this.path, name);
  }

  write(name: string, text: string | Uint8Array): void {
    mkdirSync(path.dirname(this.resolve(name)), { recursive: true });
    writeFileSync(this.resolve(name), text);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
