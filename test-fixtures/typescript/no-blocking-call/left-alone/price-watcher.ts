/** A client alone, which serves nobody: its own socket and timer have nobody else to wait for them. */
import { execFileSync } from 'node:child_process';
import WebSocket from 'ws';

export function watch(url: string): void {
  const socket = new WebSocket(url);
  socket.on('message', (text) => {
    execFileSync('notify-send', [String(text)]);
  });
  setInterval(() => {
    execFileSync('notify-send', ['still there']);
  }, 60_000);
}
