import { it } from 'node:test';
import request from 'supertest';

const app = {};

it('answers', async () => {
  request(app).get('/orders').expect(200); // error: [no-missing-await] "a query of superagent, which does nothing until"
  await request(app).get('/orders').expect(200);
});

it('answers a callback', (_context, done) => {
  request(app).get('/orders').expect(200, done);
});

it('answers at the end', (_context, done) => {
  request(app).get('/orders').end(done);
});
