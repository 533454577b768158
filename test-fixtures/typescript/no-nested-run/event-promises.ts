/** Promises around events: made by hand, which is what the constructor is for. */
import { EventEmitter, once } from 'node:events';

declare function open(path: string): Promise<EventEmitter>;
declare const socket: EventEmitter;

export function opened(path: string): Promise<EventEmitter> {
  return new Promise(async (resolve, reject) => { // error: [no-nested-run] "An error thrown in this async executor does not reject"
    const stream = await open(path);
    stream.on('error', reject);
    stream.on('open', () => resolve(stream));
  });
}

export function closed(): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

export function afterDelay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export async function openedProperly(path: string): Promise<EventEmitter> {
  const stream = await open(path);
  await once(stream, 'open');
  return stream;
}

export function raced(path: string, ms: number): Promise<EventEmitter> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too late')), ms);
    open(path).then((stream) => {
      clearTimeout(timer);
      resolve(stream);
    }, reject);
  });
}
