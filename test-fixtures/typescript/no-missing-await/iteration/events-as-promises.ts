/** Waits for events. */
import { EventEmitter, once } from 'node:events';

const emitter = new EventEmitter();

export async function ready(): Promise<unknown> {
  const waiting = once(emitter, 'ready');
  emitter.emit('start');
  const [value] = (await waiting) as [unknown];
  return value;
}
