/** A queue with one place, used from inside of itself. */
import pLimit from 'p-limit';

const onePage = pLimit(1);

async function printPage(page: string): Promise<void> {
  await onePage(() => fetch('/print', { method: 'POST', body: page }));
}

async function printAll(pages: readonly string[]): Promise<void> {
  for (const page of pages) await printPage(page);
}

export async function printBook(pages: readonly string[]): Promise<void> {
  await onePage(() => printAll(pages)); // error: [no-nested-run] "`printAll()` waits for a slot of `onePage`"
}
