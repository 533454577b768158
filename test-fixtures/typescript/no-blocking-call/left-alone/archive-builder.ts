/** Packs a release: every process and every compression runs beside the event loop. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const run = promisify(execFile);
const compress = promisify(gzip);

function streamLogs(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', resolve);
  });
}

export async function buildArchive(folder: string): Promise<Buffer> {
  const { stdout } = await run('git', ['describe', '--tags'], { cwd: folder });
  const code = await streamLogs('npm', ['run', 'build']);
  if (code !== 0) throw new Error(`The build of ${stdout.trim()} ended with ${String(code)}.`);
  const { stdout: files } = await run('git', ['ls-files'], { cwd: folder });
  return compress(files);
}
