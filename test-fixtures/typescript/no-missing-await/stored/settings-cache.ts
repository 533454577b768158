/** Values that are kept; promises may be kept as well. */
declare function load(name: string): Promise<string>;

export class SettingsCache {
  readonly #values = new Map<string, Promise<string>>();
  #latest: Promise<string> | undefined;

  get(name: string): Promise<string> {
    const known = this.#values.get(name);
    if (known) return known;
    const loading = load(name);
    this.#values.set(name, loading);
    return loading;
  }

  async getOr(name: string, fallback: string): Promise<string> {
    const loading = load(name); // error: [no-missing-await] "not awaited on every path"
    if (name.startsWith('_')) return fallback;
    return (await loading) || fallback;
  }

  warmUp(names: readonly string[]): void {
    const loading: Promise<string>[] = []; // error: [no-missing-await] "put into `loading` are never awaited"
    for (const name of names) loading.push(load(name));
  }

  async warmUpAll(names: readonly string[]): Promise<number> {
    const loading: Promise<string>[] = [];
    for (const name of names) loading.push(load(name));
    return (await Promise.all(loading)).length;
  }

  remember(name: string): void {
    this.#latest = load(name);
  }

  async latest(): Promise<string | undefined> {
    const unused = load('unused'); // error: [no-missing-await] "`unused` is never awaited"
    return await this.#latest;
  }
}

const byKind: Record<string, Promise<string>> = {};

export function loadColors(): Promise<string> {
  if (!byKind.colors) byKind.colors = load('colors');
  return byKind.colors;
}

export async function describeFonts(): Promise<string> {
  const fonts = byKind.fonts;
  return fonts ? await fonts : 'none';
}

interface Preloaded {
  readonly theme: Promise<string>;
  readonly [kind: string]: Promise<string>;
}

export function describePreloaded(preloaded: Preloaded): string {
  if (!preloaded.theme) return 'no theme'; // error: [no-missing-await] "always truthy"
  return preloaded.icons ? 'theme and icons' : 'theme';
}
