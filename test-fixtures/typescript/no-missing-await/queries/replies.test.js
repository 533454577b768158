/** Tests that end with the callback of their runner, of which JavaScript has no type. */
import request from 'supertest';
import { it } from 'vitest';
import { createServer } from 'node:http';

const server = createServer((_request, response) => response.end('[]'));

it('lists members', (done) => {
  request(server).get('/members').expect(200, done);
});

it('lists members of a crew', (context, done) => {
  request(server).get('/members?crew=1').expect('content-type', /json/).expect(200, done);
});

it('never asks', (context) => {
  request(server).get('/members').expect(200, context); // error: [no-missing-await] "never runs: it is a query of superagent"
});
