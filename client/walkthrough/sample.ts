// A small service with three mistakes. Hover each squiggle, then press Ctrl+. (Cmd+. on a Mac) on it.
import { execFileSync } from 'node:child_process';

interface Order {
  id: string;
  total: number;
}

async function saveOrder(order: Order): Promise<void> {
  await fetch('https://example.com/orders', { method: 'POST', body: JSON.stringify(order) });
}

function readRevision(): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
}

export async function handleOrder(order: Order): Promise<string> {
  // If saving fails, nobody is told.
  saveOrder(order);
  // Through `readRevision()`, every other request waits until git has ended.
  return readRevision();
}

export async function importOrders(orders: Order[]): Promise<void> {
  // As many requests at once as there are orders.
  await Promise.all(orders.map((order) => saveOrder(order)));
}
