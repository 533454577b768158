/** Requests about accounts. The handlers are not asynchronous, but the event loop calls them. */
import express from 'express';
import { Users } from './users.js';

const app = express();
const users = new Users();

app.post('/accounts', (request, response) => {
  users.registerNow(request.body.name, request.body.password); // error: [no-blocking-call] "`users.registerNow()` blocks"
  response.sendStatus(201);
});

function signUp(request: { body: { name: string; password: string } }, response: { end(): void }): void {
  users.registerNow(request.body.name, request.body.password); // error: [no-blocking-call] "`users.registerNow()` blocks"
  response.end();
}

app.put('/accounts', signUp);

/** At start-up, before the first request. */
users.registerNow('admin', 'secret');
app.listen(8080);
