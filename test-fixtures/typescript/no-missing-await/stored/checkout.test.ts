/* eslint async-pitfalls/no-missing-await: ["error", { "checkRejectionWindow": true }] */
/** In a test a promise may fail while something else is awaited: that fails the test, as it would a line later. */
import { expect, it, vi } from 'vitest';

declare const clock: { tick(ms: number): Promise<void> };
declare function pay(sum: number): Promise<string>;

it('refuses', async () => {
  const refused = expect(pay(-1)).rejects.toThrow('negative');
  await clock.tick(100);
  await refused;
});

it('pays', async () => {
  const receipt = pay(1);
  await clock.tick(100);
  expect(await receipt).toBe('paid');
});

it('pays later', async () => {
  const receipt = pay(1);
  await vi.advanceTimersByTimeAsync(100);
  await pay(2);
  expect(await receipt).toBe('paid');
});

it('pays and forgets', async () => {
  const receipt = pay(1); // error: [no-missing-await] "`receipt`"
  await clock.tick(100);
});
