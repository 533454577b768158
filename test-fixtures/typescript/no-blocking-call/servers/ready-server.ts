/** A server that a process manager started, tells that it is ready, and tells to end. */
import { scryptSync } from 'node:crypto';
import http from 'node:http';

const server = http.createServer((request, response) => {
  response.end(scryptSync(String(request.headers.authorization), 'salt', 64)); // error: [no-blocking-call] "`scryptSync()` blocks"
});

server.listen(3000, () => process.send!('ready'));

process.on('message', (message) => {
  if (message === 'shutdown') server.close();
});
