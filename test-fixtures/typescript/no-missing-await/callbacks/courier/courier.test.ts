import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Courier } from './courier.js';

it('says hello', async () => {
  const courier = new Courier('http://localhost:8080');
  courier.run();
  const answer = await fetch('http://localhost:8080/greeted');
  courier.close();
  assert.ok(answer.ok);
});

it('sweeps', async () => {
  const courier = new Courier('http://localhost:8080');
  courier.sweep(); // error: [no-missing-await] "`courier.sweep()` returns a promise"
  const answer = await fetch('http://localhost:8080/swept');
  assert.ok(answer.ok);
});

it('starts', async () => {
  const courier = new Courier('http://localhost:8080');
  courier.start(); // error: [no-missing-await] "`courier.start()` returns a promise"
  courier.runTwice();
  const answer = await fetch('http://localhost:8080/started');
  courier.close();
  assert.ok(answer.ok);
});
