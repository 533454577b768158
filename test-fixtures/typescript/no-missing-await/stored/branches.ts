/** Promises that are awaited wherever they were made. */
declare function load(id: number): Promise<string>;

export async function either(id: number): Promise<string> {
  const loading = id > 0 ? load(id) : load(-id);
  if (id === 1) return `one: ${await loading}`;
  return await loading;
}

export async function maybe(id: number): Promise<string | undefined> {
  let loading: Promise<string> | undefined;
  if (id > 0) loading = load(id);
  return await loading;
}

export function both(id: number): Promise<string[]> {
  const one = load(id);
  const other = load(id + 1);
  return Promise.all([one, other]);
}
