/** Four workers go through the pages of a site; what they find goes to the end of the line. */
const WORKERS = 4;

interface Page {
  readonly url: string;
  readonly links: readonly string[];
}

async function read(url: string): Promise<Page> {
  const response = await fetch(url);
  const text = await response.text();
  const links = [...text.matchAll(/href="(?<link>[^"]+)"/gu)].map(({ groups }) => groups?.['link'] ?? '');
  return { url, links: links.map((link) => new URL(link, url).href) };
}

export async function crawl(start: string, isWanted: (url: string) => boolean): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  const known = new Set([start]);
  const line = [start];

  const work = async (): Promise<void> => {
    for (let url = line.shift(); url !== undefined; url = line.shift()) {
      const page = await read(url);
      pages.set(url, page);
      for (const link of page.links) {
        if (known.has(link) || !isWanted(link)) continue;
        known.add(link);
        line.push(link);
      }
    }
  };

  while (line.length > 0) await Promise.all(Array.from({ length: WORKERS }, work));
  return pages;
}

/** The workers share one iterator: what one has taken no other gets. */
export async function findBroken(urls: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  const entries = urls.values();
  const workers: Promise<void>[] = [];
  for (let count = 0; count < WORKERS; count++) {
    workers.push(
      (async () => {
        for (const url of entries) {
          const { ok } = await fetch(url, { method: 'HEAD' });
          if (!ok) broken.push(url);
        }
      })(),
    );
  }
  await Promise.all(workers);
  return broken;
}
