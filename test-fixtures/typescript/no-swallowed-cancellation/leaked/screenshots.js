// Screenshots of pages, taken by a server.
import puppeteer from 'puppeteer';

export async function takeScreenshot(url) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(url);
  const image = await page.screenshot();
  await browser.close(); // error: [no-swallowed-cancellation] "`browser.close()` does not run when what is awaited before it fails"
  return image;
}

export async function takeTitle(url) {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.title();
  } finally {
    await browser.close();
  }
}
