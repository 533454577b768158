/** Reads a log line by line, as it grows. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export async function countErrors(path: string): Promise<number> {
  let count = 0;
  const lines = createInterface({ input: createReadStream(path) });
  for (const line of lines) if (line.includes('ERROR')) count++; // error: [no-missing-await] "a plain `for … of` cannot do that"
  return count;
}

export async function countWarnings(path: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) if (line.includes('WARN')) count++;
  return count;
}

export async function archive(path: string): Promise<void> {
  pipeline(createReadStream(path), createGzip(), process.stdout); // error: [no-missing-await] "`pipeline()` returns a promise"
  await pipeline(createReadStream(path), createGzip(), process.stdout);
}

export function words(text: string): string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) found.push(word);
  return found;
}

export async function measure(path: string): Promise<number> {
  const chunks = createReadStream(path);
  return await chunks.reduce<any>(async (sum: number, chunk: Buffer) => sum + (await weigh(chunk)), 0);
}

async function weigh(chunk: Buffer): Promise<number> {
  return await Promise.resolve(chunk.length);
}
