/** Writes page after page; each page is short. */
declare function readPage(number: number): Promise<string[]>;

export async function exportAll(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const page = await readPage(number);
    await Promise.all(page.map((row) => fetch('/export', { method: 'POST', body: row })));
  }
}
