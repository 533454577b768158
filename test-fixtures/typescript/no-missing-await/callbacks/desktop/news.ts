/** The news of a desktop program: they come from Redis, and windows ask for them. */
import { readFile, writeFile } from 'node:fs/promises';
import { ipcMain } from 'electron';
import { Fake } from 'fakes';
import { createClient } from 'redis';

const client = createClient();

async function keep(text: string): Promise<void> {
  await writeFile('news.txt', text);
}

export async function listen(): Promise<void> {
  await client.connect();
  await client.subscribe('news', async (message) => { // error: [no-missing-await] "`client.subscribe()` drops the promise"
    await keep(message);
  });
  await client.pSubscribe('news.*', (message) => keep(message)); // error: [no-missing-await] "`client.pSubscribe()` drops the promise"
  await client.subscribe('alerts', (message) => {
    keep(message).catch((error: unknown) => console.error(error));
  });
  await client.subscribe('log', async (message) => {
    try {
      await keep(message);
    } catch (error) {
      console.error(error);
    }
  });
}

/** Of what the project declares by itself, types tell. */
interface Hub {
  subscribe(topic: string, listener: (message: string) => unknown): void;
}

export function forward(hub: Hub): void {
  hub.subscribe('news', async (message) => {
    await keep(message);
  });
}

ipcMain.on('news', (event) => {
  event.returnValue = readFile('news.txt', 'utf8'); // error: [no-missing-await] "who waits for the value gets none"
});

ipcMain.on('count', (event) => {
  event.returnValue = 0;
  readFile('news.txt', 'utf8').then(
    (text) => {
      event.returnValue = text.length;
    },
    () => event.reply('count', 0),
  );
});

/** A package says that it takes promises. */
export function fake(): Fake<string> {
  const read = new Fake<string>();
  read.returnValue = readFile('news.txt', 'utf8');
  return read;
}

/** Nobody but the project knows what becomes of it. */
export class Answer {
  returnValue?: Promise<string>;

  ask(): void {
    this.returnValue = readFile('news.txt', 'utf8');
  }
}
