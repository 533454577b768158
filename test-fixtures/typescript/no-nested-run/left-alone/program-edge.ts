/** Effects are run where the program meets the rest of the world. */
import { Effect } from 'effect';

const answer = Effect.succeed(42);

export async function onRequest(): Promise<number> {
  return await Effect.runPromise(answer);
}

export function onClick(): number {
  return Effect.runSync(answer);
}
