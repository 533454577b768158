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
