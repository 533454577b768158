/** What is made of each file of a folder is as many as the files, and what is made of three is three. */
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pMap from 'p-map';
import { isReady, render, type Page } from './templates.js';

const languages = ['en', 'de', 'fr'];

const writePage = (page: Page, target: string): Promise<void> => writeFile(path.join(target, page.slug), page.html);

async function notify(page: Page): Promise<void> {
  await fetch(`https://search.example/index/${page.slug}`, { method: 'PUT' });
}

export async function build(source: string, target: string): Promise<void> {
  const names = await readdir(source);
  const pages = await pMap(names, (name) => render(path.join(source, name)), { concurrency: 8 });
  await Promise.all(pages.map((page) => writePage(page, target))); // error: [no-unbounded-fan-out] "starts `writePage()` for every element of `pages`"
  const drafts = await Promise.all(names.slice(0, 5).map((name) => render(name)));
  await Promise.all(drafts.filter((page) => isReady(page)).map((page) => notify(page)));
}

export async function buildFrontPages(source: string): Promise<void> {
  const fronts = await Promise.all(languages.map((language) => render(path.join(source, language))));
  await Promise.all(fronts.map((page) => notify(page)));
  const pages = await Promise.all(languages.map((language) => render(path.join(source, language))));
  await Promise.all(pages.map((page) => notify(page)));
}

export async function notifyAll(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => notify(page)));
}
