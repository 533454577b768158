/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Serves tools to a language model: it is started as a script, and goes on. */
import { readFileSync } from 'node:fs';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const manual = readFileSync('manual.txt', 'utf8');
const server = new Server({ name: 'notes', version: '1.0.0' });

function list(folder: string): string {
  return readFileSync(`${folder}/index.txt`, 'utf8');
}

server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [{ name: 'list', description: manual }] }));

server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  if (params.name === 'read') return { content: readFileSync(params.path, 'utf8') }; // error: [no-blocking-call] "`readFileSync()` blocks"
  return { content: list(params.path) }; // error: [no-blocking-call] "`list()` blocks"
});

async function main(): Promise<void> {
  await server.connect(new StdioServerTransport());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
