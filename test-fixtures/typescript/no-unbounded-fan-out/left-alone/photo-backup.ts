/** Photos come page by page from one service and go to another in groups of eight. */
interface Photo {
  readonly name: string;
  readonly url: string;
}
interface Page {
  readonly photos: Photo[];
  readonly cursor?: string;
}

async function* list(album: string): AsyncGenerator<Photo> {
  let cursor: string | undefined = '';
  do {
    const response: Response = await fetch(`https://photos.example/${album}?after=${cursor}`);
    const page = (await response.json()) as Page;
    yield* page.photos;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function* groupsOf<T>(size: number, items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

async function copy({ name, url }: Photo): Promise<void> {
  const photo = await fetch(url);
  const answer = await fetch(`https://backup.example/${name}`, { method: 'PUT', body: await photo.blob() });
  if (!answer.ok) throw new Error(`${name}: ${answer.statusText}`);
}

export async function backUp(album: string): Promise<string[]> {
  const failed: string[] = [];
  for await (const group of groupsOf(8, list(album))) {
    const results = await Promise.allSettled(group.map((photo) => copy(photo)));
    for (const [index, { status }] of results.entries()) {
      if (status === 'rejected') failed.push(group[index]?.name ?? '');
    }
  }
  return failed;
}
