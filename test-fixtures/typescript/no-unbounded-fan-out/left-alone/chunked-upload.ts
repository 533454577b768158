/** Uploads parts of a file, a few at a time. */
function* chunk<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

export async function upload(parts: readonly Blob[]): Promise<void> {
  for (const group of chunk(parts, 4)) {
    await Promise.all(group.map((body) => fetch('/parts', { method: 'PUT', body })));
  }
}
