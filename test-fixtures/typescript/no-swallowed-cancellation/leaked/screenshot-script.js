// Screenshots of pages, taken by a program: with it its browsers end when it fails.
import puppeteer from 'puppeteer';

async function compare() {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto('https://example.com/new');
  await browser.close();
}

async function record() {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto('https://example.com/recorded');
  await browser.close(); // error: [no-swallowed-cancellation] "`browser` leaks"
}

void (async () => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto('https://example.com');
  await page.screenshot({ path: 'page.png' });
  await browser.close();
})();

await compare();
record().catch(console.error);
