/** A command that goes on as a server. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import yargs from 'yargs';

const { port } = await yargs(process.argv.slice(2)).option('port', { type: 'number', default: 8080 }).parse();

createServer((_request, response) => {
  response.end(execFileSync('git', ['log', '-1'])); // error: [no-blocking-call] "`execFileSync()` blocks the event loop"
}).listen(port);
