#!/usr/bin/env node
// The language server as a process. How it talks is up to the one who starts it: --stdio, --node-ipc, --socket=<port>, --pipe=<name>.
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.js';
import { limitHeapGrowth } from './heap-growth.js';
import { createNodeRuntime, version } from './node-runtime.js';
import { runWorker } from './worker.js';

const usage = `async-pitfalls-language-server ${version}

Usage: async-pitfalls-language-server --stdio

Options:
  --stdio          talk over standard input and output
  --node-ipc       talk over the channel of a parent Node process
  --socket=<port>  connect to a port
  --pipe=<name>    connect to a pipe
  --version        print the version
  --help           print this text`;

const args = process.argv.slice(2);
const isTransport = (arg: string): boolean => /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/.test(arg);

if (!isMainThread) await runWorker();
else if (args.includes('--help')) console.log(usage);
else if (args.includes('--version')) console.log(version);
else if (!args.some(isTransport)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  limitHeapGrowth();
  const program = new URL(import.meta.url);
  // Beside this module, be it bundled or not.
  const indexProgram = new URL(`index-worker${path.extname(program.pathname)}`, program);
  startServer(createConnection(ProposedFeatures.all), createNodeRuntime(program, indexProgram));
}
