/** Sends media to who asks. */
import { Codec } from './codecs.js';

export async function send(data: Buffer, write: (part: Buffer) => void): Promise<void> {
  write(Codec.pack(data)); // error: [no-blocking-call] "it calls `zlib.gzipSync()`"
}

export async function* receive(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const part of parts) yield Codec.unpackBrotli(part); // error: [no-blocking-call] "it calls `zlib.brotliDecompressSync()`"
}

export async function receiveLater(data: Buffer): Promise<Buffer> {
  return await Codec.unpack(data);
}

export function stream(source: NodeJS.ReadableStream): NodeJS.ReadableStream {
  return source.pipe(new Codec().stream());
}
