import { retry } from '#lib/retry';
import { post, type Invoice } from 'models/invoice';

export async function bill(invoices: readonly Invoice[]): Promise<void> {
  for (const invoice of invoices) {
    retry(3, () => post(invoice)); // error: [no-missing-await] "`retry()` returns a promise"
  }
}

export function describe(invoice: Invoice): string {
  return 'result: ' + post(invoice); // error: [no-missing-await] "the text `[object Promise]`"
}
