/** Errors have to reach the `catch` that is there for them. */
declare function request(path: string): Promise<string>;
declare function release(): void;

export async function tryTwice(path: string): Promise<string> {
  try {
    return request(path); // error: [no-missing-await] "`catch` never sees its rejection"
  } catch {
    return await request(path);
  }
}

export async function guarded(path: string): Promise<string> {
  try {
    return request(path); // error: [no-missing-await] "`finally` runs too early"
  } finally {
    release();
  }
}

export async function tryTwiceAwaited(path: string): Promise<string> {
  try {
    return await request(path);
  } catch {
    return request(path);
  }
}

export function passOn(path: string): Promise<string> {
  try {
    return request(path);
  } catch (error) {
    throw new Error('thrown before there was a promise', { cause: error });
  }
}

export async function inCallback(paths: readonly string[]): Promise<string[]> {
  try {
    return await Promise.all(paths.map((path) => request(path)));
  } catch {
    return [];
  }
}

/** What has settled already comes neither too early for a `finally`, nor too late for a handler that has nothing to see. */
export async function loadOr(fallback: Promise<string>, later: PromiseLike<string>, key: string): Promise<string> {
  try {
    if (key === '') return Promise.resolve('none');
    if (key === 'wrong') return Promise.reject(new Error(key)); // error: [no-missing-await] "`catch` never sees its rejection"
    return await request(key);
  } catch (error) {
    if (key === 'late') return Promise.resolve(later); // error: [no-missing-await] "`finally` runs too early"
    if (key === 'old') return Promise.resolve(fallback); // error: [no-missing-await] "`finally` runs too early"
    return Promise.reject(new Error('offline', { cause: error }));
  } finally {
    console.log(key);
  }
}
