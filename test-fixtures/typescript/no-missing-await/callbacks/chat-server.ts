/** Messages of a chat, by socket. */
import { EventEmitter, on, once } from 'node:events';

declare function store(message: string): Promise<void>;
declare function debounce<T extends (...values: never[]) => unknown>(work: T): T;
declare function broadcast(message: string): Promise<number>;

export class Room extends EventEmitter<{ message: [string]; close: [] }> {
  listen(): void {
    this.on('message', async (message) => { // error: [no-missing-await] "`this.on()` drops the promise"
      await store(message);
      await broadcast(message);
    });
    this.once('close', () => store('closed')); // error: [no-missing-await] "`this.once()` drops the promise"
    this.on('message', (message) => {
      store(message).catch((error: unknown) => this.emit('close'));
    });
  }

  listenSafely(): void {
    this.on('message', async (message) => {
      try {
        await store(message);
      } catch (error) {
        console.error('not stored', error);
      }
    });
    this.once('close', async () => {
      console.log('closed');
    });
  }

  listenLater(): void {
    this.on('message', debounce(async (message: string) => { // error: [no-missing-await] "`this.on()` drops the promise"
      await store(message);
    }));
    this.on(
      'message',
      debounce(async (message: string) => {
        try {
          await store(message);
        } catch (error) {
          console.error(error);
        }
      }),
    );
  }

  async firstMessage(): Promise<string> {
    const [message] = (await once(this, 'message')) as [string];
    return message;
  }

  async follow(): Promise<void> {
    for await (const [message] of on(this, 'message')) await broadcast(String(message));
  }
}
