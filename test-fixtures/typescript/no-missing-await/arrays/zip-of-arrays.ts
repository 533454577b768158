/** Callbacks of arrays that are awaited together. */
declare function size(path: string): Promise<number>;

export async function sizes(paths: readonly string[]): Promise<[string, number][]> {
  return await Promise.all(paths.map(async (path): Promise<[string, number]> => [path, await size(path)]));
}

export async function large(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.flatMap((path) => [size(path), size(`${path}.bak`)]));
  return paths.filter((_, index) => (found[index * 2] ?? 0) > 10);
}
