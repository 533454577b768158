/** Sends measurements, again and again until they are taken. */
import { backOff, pause, wake } from './clock.js';

declare function post(data: string): Promise<boolean>;

export async function send(data: string): Promise<void> {
  for (let attempt = 0; !(await post(data)); attempt++) backOff(attempt); // error: [no-blocking-call] "(through `block()`)"
}

export async function sendPatiently(data: string): Promise<void> {
  while (!(await post(data))) await pause(100);
  wake();
}
