/** A browser that is closed whatever happens. */
interface Browser {
  open(url: string): Promise<string>;
  close(): Promise<void>;
}
declare const launcher: { connect(): Promise<Browser> };

export async function title(url: string): Promise<string> {
  const browser = await launcher.connect();
  try {
    return await browser.open(url);
  } finally {
    await browser.close();
  }
}

export async function keepOpen(): Promise<Browser> {
  const browser = await launcher.connect();
  await browser.open('about:blank');
  return browser;
}
