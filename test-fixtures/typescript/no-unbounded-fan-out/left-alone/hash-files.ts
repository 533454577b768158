/** Works with what is in memory already. */
import { createHash } from 'node:crypto';

async function hash(text: string): Promise<string> {
  return createHash('sha256').update(text).digest('hex');
}

export async function hashAll(texts: readonly string[]): Promise<string[]> {
  return await Promise.all(texts.map(hash));
}
