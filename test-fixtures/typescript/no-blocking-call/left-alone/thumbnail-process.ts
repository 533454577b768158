/** A forked program: the one that answers requests is another. */
import { execFileSync } from 'node:child_process';

async function makeThumbnail(path: string): Promise<string> {
  execFileSync('convert', [path, '-resize', '200', `${path}.thumb`]);
  return `${path}.thumb`;
}

process.on('message', async (path: string) => {
  try {
    process.send?.({ done: await makeThumbnail(path) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
