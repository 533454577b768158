/** Pictures of many pages, each in a browser of its own. */
import puppeteer from 'puppeteer';

async function shoot(url: string): Promise<Uint8Array> {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}

export async function shootAll(urls: readonly string[]): Promise<Uint8Array[]> {
  return await Promise.all(urls.map(shoot)); // error: [no-unbounded-fan-out] "starts `shoot()`"
}

export async function shootThree([first, second, third]: readonly [string, string, string]): Promise<Uint8Array[]> {
  return await Promise.all([first, second, third].map(shoot));
}
