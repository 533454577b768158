/** A server of sockets: what its connections and timers call runs on the event loop. */
import { createHash, pbkdf2Sync } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import net from 'node:net';
import { Server, type Socket } from 'socket.io';
import WebSocket, { WebSocketServer } from 'ws';

const sign = (text: string): string => pbkdf2Sync(text, 'salt', 600_000, 64, 'sha512').toString('hex');

const feed = net.createServer((socket) => {
  socket.write(sign('hello')); // error: [no-blocking-call] "`sign()` blocks"
  socket.on('data', (data) => {
    socket.write(sign(String(data))); // error: [no-blocking-call] "`sign()` blocks"
  });
  socket.on('close', () => {
    sign('left');
  });
});

feed.on('listening', () => {
  execFileSync('systemd-notify', ['--ready']);
});
feed.on('connection', countConnection);

function countConnection(): void {
  execFileSync('logger', ['connected']); // error: [no-blocking-call] "`execFileSync()` blocks"
}

const sockets = new WebSocketServer({ port: 8080 });
sockets.on('connection', (socket) => {
  socket.on('message', (text) => {
    socket.send(sign(String(text))); // error: [no-blocking-call] "`sign()` blocks"
    socket.send(createHash('sha1').update(String(text)).digest('hex'));
  });
});

const rooms = new Server(3000);
rooms.on('connection', (socket) => {
  socket.on('offer', (offer) => socket.emit('signed', sign(offer))); // error: [no-blocking-call] "`sign()` blocks"
});

const bidders = rooms.of('/bidders');
bidders.use((_socket, next) => {
  sign('door'); // error: [no-blocking-call] "`sign()` blocks"
  next();
});
bidders.on('connection', (socket) => {
  execFileSync('logger', ['bidder']); // error: [no-blocking-call] "`execFileSync()` blocks"
  socket.on('bid', (bid) => socket.emit('signed', sign(bid))); // error: [no-blocking-call] "`sign()` blocks"
});

export function listen(socket: Socket): void {
  socket.on('bid', (bid: string) => {
    sign(bid); // error: [no-blocking-call] "`sign()` blocks"
  });
}

setInterval(() => {
  execFileSync('git', ['pull']); // error: [no-blocking-call] "`execFileSync()` blocks"
}, 60_000);

// Once, when it starts.
setTimeout(() => {
  execFileSync('git', ['fetch']);
}, 1000);

export const upstream = new WebSocket('wss://prices.example');
upstream.on('open', () => {
  upstream.send(sign('login'));
});
