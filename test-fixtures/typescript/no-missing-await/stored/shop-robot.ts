/* eslint async-pitfalls/no-missing-await: ["error", { "checkRejectionWindow": true }] */
/** Steers a browser: what waits for an event is there before what causes it. */
import type { Page } from 'playwright-core';

declare const page: Page;
declare function pay(sum: number): Promise<string>;

export async function openHelp(): Promise<void> {
  const popup = page.waitForEvent('popup');
  await page.getByText('Help').click();
  await (await popup).close();
}

export async function askForPrices(): Promise<number> {
  const response = page.waitForResponse('/prices');
  await page.goto('/checkout');
  return (await response).status();
}

export async function readTitle(): Promise<string> {
  const title = page.title(); // error: [no-missing-await] "nobody handles a rejection of `title`"
  await page.mouse.wheel(0, 100);
  return await title;
}

export async function payTogether(): Promise<boolean> {
  const receipt = pay(1); // error: [no-missing-await] "While `pay()` is awaited, nobody handles a rejection of `receipt`"
  const other = await pay(2);
  const first = await receipt;
  return first === other;
}
