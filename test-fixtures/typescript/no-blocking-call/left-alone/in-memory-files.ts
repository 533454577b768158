/** Files that are only in memory. */
import { fs } from 'memfs';

export async function read(path: string): Promise<unknown> {
  return fs.readFileSync(path, 'utf8');
}
