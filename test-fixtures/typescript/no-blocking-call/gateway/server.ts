/** A gateway on Node's own server. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { generateKeyPairSync, createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { load } from './routes.js';

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  response.end(spawnSync('whoami').stdout); // error: [no-blocking-call] "`spawnSync()` blocks the event loop"
});

server.on('request', function answer(request: IncomingMessage, response: ServerResponse) {
  const route = load(request.url ?? '/'); // error: [no-blocking-call] "`load()` blocks"
  response.end(route);
});

export async function rotate(): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 }); // error: [no-blocking-call] "`generateKeyPairSync()` blocks"
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** Keys on curves and hashes take no time. */
export async function sign(text: string): Promise<string> {
  generateKeyPairSync('ed25519');
  return createHash('sha256').update(text).digest('hex');
}

server.listen(80);
