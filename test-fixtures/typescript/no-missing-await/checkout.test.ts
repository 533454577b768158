/* eslint async-pitfalls/no-missing-await: ["error", { "checkRejectionWindow": true }] */
/** Tests in a browser: what waits for an event is there before what causes it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

declare const page: Page;
declare const clock: { tick(ms: number): Promise<void> };
declare function pay(sum: number): Promise<string>;

export async function opensHelp(): Promise<void> {
  const popup = page.waitForEvent('popup');
  await page.getByText('Help').click();
  await (await popup).close();
}

export async function asksForPrices(): Promise<number> {
  const response = page.waitForResponse('/prices');
  await page.goto('/checkout');
  return (await response).status();
}

export async function refuses(): Promise<void> {
  const refused = expect(pay(-1)).rejects.toThrow('negative');
  await clock.tick(100);
  await refused;
}

export async function refusesNothing(): Promise<void> {
  const refused = assert.rejects(pay(0), /nothing/);
  await clock.tick(100);
  await refused;
}

export async function pays(): Promise<void> {
  const receipt = pay(1); // error: [no-missing-await] "nobody handles a rejection of `receipt`"
  await clock.tick(100);
  expect(await receipt).toBe('paid');
}

export async function readsTitle(): Promise<string> {
  const title = page.title(); // error: [no-missing-await] "nobody handles a rejection of `title`"
  await page.mouse.wheel(0, 100);
  return await title;
}

/** What waits for the time of a test settles only while the test moves it. */
export async function paysLater(): Promise<void> {
  const receipt = pay(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(await receipt).toBe('paid');
}

export async function paysTwice(): Promise<void> {
  const receipt = pay(1); // error: [no-missing-await] "While `pay()` is awaited, nobody handles a rejection of `receipt`"
  await vi.runAllTimersAsync();
  await pay(2);
  expect(await receipt).toBe('paid');
}

export async function paysTogether(): Promise<void> {
  const receipt = pay(1); // error: [no-missing-await] "While `pay()` is awaited, nobody handles a rejection of `receipt`"
  const other = await pay(2);
  const first = await receipt;
  expect(first).toBe(other);
}
