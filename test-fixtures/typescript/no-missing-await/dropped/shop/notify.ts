/** Mail about orders. */
import { Orders } from './orders.js';

export async function notify(text: string): Promise<void> {
  await fetch('/mail', { method: 'POST', body: text });
}

export const notifyQuietly = (text: string): Promise<void> => notify(text).catch(() => {});

export const orders = new Orders();
