/** Streams and servers tell their end by callbacks, which promises are built around. */
import { createServer, type Server } from 'node:http';
import { pipeline, type Readable, type Writable } from 'node:stream';

export function pump(from: Readable, to: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    pipeline(from, to, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

export function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((_request, response) => response.end());
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

export async function serveOnce(port: number, from: Readable, to: Writable): Promise<void> {
  const server = await listen(port);
  await pump(from, to);
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
