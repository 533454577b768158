/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Request handlers: the event loop calls them, whether they are async or not. */
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import express, { Router } from 'express';
import fastify from 'fastify';

const app = express();
const router = Router();
const server = fastify();

app.get('/', (request, response) => {
  response.send(readFileSync('index.html', 'utf8')); // error: [no-blocking-call] "`readFileSync()` blocks"
});

app.use((request, response, next) => {
  execSync('true'); // error: [no-blocking-call] "`execSync()` blocks"
  next();
});

router.post('/', showNotes);
router.put('/', showDraft as express.RequestHandler);

function showNotes(request: unknown, response: { send(text: string): void }): void {
  response.send(readFileSync('notes.txt', 'utf8')); // error: [no-blocking-call] "`readFileSync()` blocks"
}

function showDraft(request: unknown, response: { send(text: string): void }): void {
  response.send(readFileSync('draft.txt', 'utf8')); // error: [no-blocking-call] "`readFileSync()` blocks"
}

server.get('/', () => readFileSync('index.html')); // error: [no-blocking-call] "`readFileSync()` blocks"

http.createServer((request, response) => {
  response.end(readPage(request.url ?? '/')); // error: [no-blocking-call] "it calls `fs.readFileSync()`"
});

function readPage(url: string): Buffer {
  return readFileSync(`pages${url}`);
}

/** Of something that is no server. */
const registry = { get(path: string, callback: () => void): void {} };
registry.get('/', () => {
  readFileSync('index.html');
});
