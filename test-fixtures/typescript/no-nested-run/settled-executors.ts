/** Executors of promises in a chat bot: what is awaited in them is handled, or cannot fail. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

interface Reply {
  readonly text: string;
}

class Channel extends EventEmitter {
  readonly pending: Reply[] = [];

  async send(text: string): Promise<void> {
    await fetch('https://chat.example/messages', { method: 'POST', body: text });
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits a second for the channel to be ready, and goes on without it. */
export function untilReady(channel: Channel): Promise<void> {
  return new Promise<void>(async (resolve) => {
    channel.once('ready', () => resolve());
    await pause(1000);
    resolve();
  });
}

export function untilQuiet(channel: Channel): Promise<number> {
  return new Promise<number>(async (resolve) => {
    while (channel.pending.length > 0) await sleep(50);
    resolve(channel.pending.length);
  });
}

/** The listener is set before the `try`: nothing that is awaited is outside of it. */
export function ask(channel: Channel, question: string): Promise<Reply> {
  return new Promise<Reply>(async (resolve, reject) => {
    channel.once('reply', (reply: Reply) => resolve(reply));
    try {
      await channel.send(question);
    } catch (error) {
      reject(error);
    }
  });
}

export function askAndForget(channel: Channel, question: string): Promise<Reply> {
  return new Promise<Reply>(async (resolve, reject) => { // error: [no-nested-run] "does not reject the new promise"
    channel.once('reply', (reply: Reply) => resolve(reply));
    channel.once('error', reject);
    await channel.send(question);
  });
}

export class Bot {
  #channel: Channel | undefined;

  /** Nothing is awaited here: `async` only takes the constructor's error away. */
  get channel(): Promise<Channel> {
    return new Promise<Channel>(async (resolve) => { // error: [no-nested-run] "Remove `async`"
      this.#channel ??= new Channel();
      resolve(this.#channel);
    });
  }
}
