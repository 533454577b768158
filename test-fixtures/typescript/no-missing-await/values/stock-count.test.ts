import assert, { equal } from 'node:assert/strict';
import { describe, it } from 'node:test';

declare function countStock(article: string): Promise<number>;
declare function isOpen(store: string): Promise<boolean>;
declare function listStores(): Promise<string[]>;

describe('stock', () => {
  it('is counted', async () => {
    assert.equal(countStock('a'), 3); // error: [no-missing-await] "the assertion always fails"
    assert.notEqual(countStock('a'), 4); // error: [no-missing-await] "the assertion always passes"
    equal(3, countStock('a')); // error: [no-missing-await] "the assertion always fails"
    assert.equal(await countStock('a'), 3);
    await assert.rejects(countStock('?'), /unknown/);
  });

  it('is in open stores', async () => {
    assert(isOpen('north')); // error: [no-missing-await] "the assertion always passes"
    assert.ok(isOpen('north'), 'closed'); // error: [no-missing-await] "the assertion always passes"
    assert.deepEqual(listStores(), ['north', 'south']); // error: [no-missing-await] "the assertion always fails"
    assert.deepEqual(await listStores(), ['north', 'south']);
    assert.ok(await isOpen('north'));
  });

  it('is counted once at a time', async () => {
    const first = countStock('b');
    const second = countStock('b');
    assert.equal(first, second);
    assert.ok(first instanceof Promise);
    assert.equal(await first, await second);
  });

  it('tells when it has nothing', async () => {
    const count = countStock('z');
    assert.ok(count);
    assert.equal(await count, 0);
  });
});
