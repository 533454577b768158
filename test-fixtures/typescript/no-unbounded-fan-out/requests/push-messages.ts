/** Sends a message to every device, as soon as it is asked to. */
import { WebClient } from '@slack/web-api';

const slack = new WebClient();

async function push(device: string): Promise<void> {
  await fetch(`https://push.example.com/${device}`);
}

export function pushAll(devices: Iterable<string>): void {
  for (const device of devices) {
    void push(device); // error: [no-unbounded-fan-out] "starts `push()` for every element of `devices` and waits for none"
  }
}

export async function postAll(channels: readonly string[]): Promise<void> {
  const posts = channels.map((channel) => slack.chat.postMessage({ channel, text: 'news' }));
  await Promise.all(posts); // error: [no-unbounded-fan-out] "starts `slack.chat.postMessage()`"
}

export async function pushInTurn(devices: Iterable<string>): Promise<void> {
  for (const device of devices) await push(device);
}

export function pushToTwo(): void {
  for (const device of ['phone', 'watch']) void push(device);
}
