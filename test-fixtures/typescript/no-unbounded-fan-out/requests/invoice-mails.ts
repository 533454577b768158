import axios from 'axios';

interface Invoice {
  readonly id: string;
  readonly customer: string;
  readonly isPaid: boolean;
}

async function remind(invoice: Invoice): Promise<void> {
  await axios.post('https://mail.example.com/reminders', { invoice: invoice.id, to: invoice.customer });
}

/** Leaves out what is paid while it starts the rest. */
export async function remindAll(invoices: readonly Invoice[]): Promise<void> {
  await Promise.all( // error: [no-unbounded-fan-out] "starts `remind()` for every element"
    invoices.reduce<Promise<void>[]>((all, invoice) => {
      if (!invoice.isPaid) all.push(remind(invoice));
      return all;
    }, []),
  );
}

export async function remindFrom(invoices: readonly Invoice[]): Promise<void> {
  const reminders = invoices.reduce((all, one) => [...all, remind(one)], [] as Promise<void>[]);
  await Promise.all(reminders); // error: [no-unbounded-fan-out] "starts `remind()` for every element"
}

export async function remindToo(invoices: readonly Invoice[]): Promise<void> {
  const started = invoices.reduce<Promise<void>[]>((all, one) => all.concat(remind(one)), []);
  await Promise.allSettled(started); // error: [no-unbounded-fan-out] "starts `remind()` for every element"
}

/** One after the other: what is reduced is the promise of the one before. */
export async function remindInOrder(invoices: readonly Invoice[]): Promise<void> {
  await invoices.reduce((before, invoice) => before.then(() => remind(invoice)), Promise.resolve());
}

/** Nothing is started: the functions that would are put together. */
export async function remindInTurns(invoices: readonly Invoice[]): Promise<void> {
  const jobs = invoices.reduce<(() => Promise<void>)[]>((all, one) => [...all, () => remind(one)], []);
  for (const job of jobs) await job();
}

/** Customers, not promises, are collected. */
export async function remindOnce(invoices: readonly Invoice[]): Promise<string[]> {
  return Promise.all(
    invoices.reduce<string[]>((all, { customer }) => (all.includes(customer) ? all : [...all, customer]), []),
  );
}

export async function remindFew(): Promise<void> {
  const few: readonly Invoice[] = [{ id: '1', customer: 'a', isPaid: false }];
  await Promise.all(few.reduce<Promise<void>[]>((all, one) => [...all, remind(one)], []));
}
