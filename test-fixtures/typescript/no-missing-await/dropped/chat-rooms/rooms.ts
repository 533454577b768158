// Rooms are joined at once; other promises of the package are as any.
import { Server, type Socket } from 'socket.io';

const server = new Server();

server.on('connection', (socket) => {
  socket.join(['news', 'weather']);
  socket.leave('waiting');
});

export function ask(socket: Socket): void {
  socket.timeout(100).emitWithAck('ready'); // error: [no-missing-await] "neither awaited nor handled"
}

export async function stop(): Promise<void> {
  server.close(); // error: [no-missing-await] "`server.close()` returns a promise"
}

process.once('SIGTERM', () => {
  server.close();
});
