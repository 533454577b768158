import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { order } from '../src/index.js';

describe('order', () => {
  it('adds up', async () => {
    const total = order([{ name: 'tea', count: 2 }]);
    assert.ok(`${total}` !== ''); // error: [no-missing-await] "the text is `[object Promise]`"
  });

  it('is free without items', async () => {
    assert.equal(await order([]), 0);
  });
});
