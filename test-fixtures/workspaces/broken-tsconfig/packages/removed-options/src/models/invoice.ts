export interface Invoice {
  readonly id: string;
  readonly cents: number;
}

export async function post(invoice: Invoice): Promise<string> {
  return `posted ${invoice.id}`;
}
