/** Effects made of Effects. */
import { Effect, Schedule } from 'effect';

const load = (id: number) => Effect.tryPromise(() => fetch(`/items/${id}`));

export const all = Effect.forEach([1, 2, 3], load, { concurrency: 2 });
export const patient = Effect.retry(load(1), Schedule.recurs(3));
export const both = Effect.gen(function* () {
  const one = yield* load(1);
  const fiber = yield* Effect.fork(load(2));
  return [one, fiber];
});
