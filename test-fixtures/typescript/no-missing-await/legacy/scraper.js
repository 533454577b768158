/** Reads pages of a site: what a constructor starts is there later. */
import { open } from 'node:fs/promises';

class Session {
  pages = 0;

  async open(url) {
    this.pages++;
    return await fetch(url);
  }
}

async function launch() {
  await fetch('http://localhost/session', { method: 'POST' });
  return new Session();
}

export class Scraper {
  constructor(path) {
    this.session = launch();
    this.log = open(path, 'a');
    this.started = Date.now();
    this.ready = undefined;
  }

  async scrape(url) {
    const page = await this.session.open(url); // error: [no-missing-await] "`this.session` is a promise here, not its value: it has no `open`"
    await (await this.log).appendFile(url);
    return await page.text();
  }

  count() {
    return this.session.pages; // error: [no-missing-await] "`this.session` is a promise here, not its value: it has no `pages`"
  }

  async close() {
    this.session.then((session) => console.log(session.pages)).catch(console.error);
    this.log = await this.log;
    await this.log.close();
  }

  async restart() {
    this.ready ??= launch();
    this.current = this.ready;
    this.current = await this.current;
    return this.current.pages;
  }
}

export class Archive {
  constructor() {
    this.index = launch();
  }

  count() {
    return this.index.pages;
  }
}

/** Archives are given out when their index is there. */
export async function openArchive() {
  const archive = new Archive();
  archive.index = await archive.index;
  return archive;
}
