/** Variables that hold one promise after another. */
declare function load(path: string): Promise<string>;

export async function fallback(path: string, isOffline: boolean): Promise<string> {
  let page = load(path); // error: [no-missing-await] "The promise in `page` is not awaited on every path"
  if (isOffline) page = load('offline.html');
  return await page;
}

export async function lastOf(paths: readonly string[]): Promise<string> {
  let page = Promise.resolve('');
  for (const path of paths) {
    page = load(path); // error: [no-missing-await] "The promise in `page` is not awaited on every path"
  }
  return await page;
}

export function remember(path: string): number {
  let page: Promise<string>;
  page = load(path); // error: [no-missing-await] "The promise in `page` is never awaited"
  return path.length;
}

/** Either is started, for the conditions exclude each other. */
export async function update(path: string, users: number, isShown: boolean): Promise<string> {
  let page = Promise.resolve('');
  if (users > 0 && !isShown) page = load(path);
  if (users === 0 && isShown) page = load('closed.html');
  return await page;
}

export async function early(path: string, limit: number): Promise<string> {
  let page: Promise<string> | undefined;
  if (limit > 0) page = load(path);
  if (limit <= 0) return '';
  return (await page) ?? '';
}

export async function inTurn(paths: readonly string[]): Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  for (const path of paths) turn = turn.then(() => load(path));
  await turn;
}

export async function oneOrOther(path: string, isDraft: boolean): Promise<string> {
  let page: Promise<string>;
  if (isDraft) page = load(`drafts/${path}`);
  else page = load(path);
  return await page;
}

export async function onlyIfStarted(path: string, isNeeded: boolean): Promise<string> {
  let page: Promise<string> | undefined;
  if (isNeeded) page = load(path);
  const head = path.toUpperCase();
  if (!page) return head;
  return head + (await page);
}

export async function again(path: string): Promise<string> {
  let page = load(path);
  try {
    return await page;
  } catch {
    page = load(path);
    return await page;
  }
}

export function shared(path: string): () => Promise<string> {
  let page: Promise<string> | undefined;
  return () => {
    page ??= load(path);
    return page;
  };
}

export async function aheadOfTime(paths: readonly string[]): Promise<number> {
  let size = 0;
  let next = load(paths[0] ?? '');
  for (let index = 1; index < paths.length; index++) {
    const page = await next;
    next = load(paths[index] ?? '');
    size += page.length;
  }
  return size + (await next).length;
}
