/** Works in the middle of a stream. */
import { deflateSync } from 'node:zlib';

export async function compress(parts: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const packed: Buffer[] = [];
  for await (const part of parts) packed.push(deflateSync(part)); // error: [no-blocking-call] "`deflateSync()` blocks"
  return packed;
}

export function compressAll(parts: readonly Buffer[]): Buffer[] {
  return parts.map((part) => deflateSync(part));
}
