import { save } from 'lib/store.ts';
import { save as store } from '@post/store';
import ky from 'ky';
import { delay } from '@std/async';
import { serve } from 'https://deno.land/std@0.224.0/http/server.ts';
import { assert } from 'jsr:@std/assert@1';
import chalk from 'npm:chalk@5';

export async function main(): Promise<void> {
  await save('first');
  save('second'); // error: [no-missing-await] "neither awaited nor handled"
  store('third'); // error: [no-missing-await] "neither awaited nor handled"
  ky.get('https://post.example');
  delay(10);
  serve(() => new Response('letters'));
  assert(chalk.red('letter'));
}
