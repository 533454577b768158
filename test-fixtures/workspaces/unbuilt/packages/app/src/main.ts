// The types of the other package are there once it is built: what its source says counts until then.
import * as core from '@post/core';
import { close, countLetters, open } from '@post/core';
import { send } from '@post/core/letters/send';
import { format } from '@other/format';

export async function main(): Promise<void> {
  await open();
  send('Hello'); // error: [no-missing-await] "neither awaited nor handled"
  core.open(); // error: [no-missing-await] "neither awaited nor handled"
  countLetters();
  format('Hello');
  const closed = close();
  if (closed) return; // error: [no-missing-await] "promise"
  await closed;
}

export function stop(): void {
  close().catch(console.error);
  void open();
}

open().then(countLetters); // error: [no-missing-await] "neither awaited nor handled"
