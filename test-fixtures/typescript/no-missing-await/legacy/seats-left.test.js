const { test } = require('node:test');

/** @returns {Promise<number>} */
async function countSeats(hall) {
  if (hall === '') throw new Error('no such hall');
  return hall.length;
}

test('seats are counted', async (t) => {
  t.assert.strictEqual(countSeats('north'), 5); // error: [no-missing-await] "the assertion always fails"
  t.assert.strictEqual(await countSeats('north'), 5);

  await t.test('of no hall', async (t) => {
    t.assert.rejects(() => countSeats('')); // error: [no-missing-await] "neither awaited nor handled"
    await t.assert.rejects(() => countSeats(''), /no such hall/);
    t.assert.throws(async () => countSeats('')); // error: [no-missing-await] "`throws()` sees no error"
  });
});

test('seats are free', async (context) => {
  context.assert.ok(countSeats('south')); // error: [no-missing-await] "the assertion always passes"
  const count = countSeats('south');
  context.assert.ok(count);
  context.assert.equal(await count, 5);
});

module.exports = function check(report) {
  report.assert.strictEqual(countSeats('north'), 5);
};
