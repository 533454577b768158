/** Effects that are run inside of Effects. */
import { Effect, Runtime } from 'effect';
import * as Fx from 'effect/Effect';
import { loadUser, loadUserNow, readUser } from './users.js';

export const direct = Effect.gen(function* () {
  const user = yield* loadUser('1');
  Effect.runSync(Effect.log(user)); // error: [no-nested-run] "`Effect.runSync()` starts a second Effect runtime"
  return user;
});

export const inMap = Effect.map(loadUser('1'), (user) => Effect.runSync(Effect.succeed(user))); // error: [no-nested-run] "Effect.runSync"

export const inPromise = Effect.promise(async () => {
  return await Effect.runPromise(loadUser('1')); // error: [no-nested-run] "Effect.runPromise"
});

export const inTryPromise = Effect.tryPromise({
  try: () => Effect.runPromise(loadUser('1')), // error: [no-nested-run] "Effect.runPromise"
  catch: () => new Error('no user'),
});

export const byNamespace = Fx.gen(function* () {
  return Fx.runSync(loadUser('1')); // error: [no-nested-run] "Fx.runSync"
});

export const withRuntime = Effect.gen(function* () {
  const runtime = yield* Effect.runtime();
  return Runtime.runPromise(runtime)(loadUser('1')); // error: [no-nested-run] "Runtime.runPromise"
});

export const through = Effect.gen(function* () {
  return loadUserNow('1'); // error: [no-nested-run] "`loadUserNow()` starts a second Effect runtime inside an Effect: it calls `effect.Effect.runPromise()`"
});

export const throughTwo = Effect.promise(() => readUser('1')); // error: [no-nested-run] "(through `loadUserNow()`)"

// --- left alone

export const yields = Effect.gen(function* () {
  const user = yield* loadUser('1');
  return user.trim();
});

export const mapped = Effect.flatMap(loadUser('1'), (user) => Effect.succeed(user));

export async function main(): Promise<string> {
  return Effect.runPromise(yields);
}

export const forked = Effect.gen(function* () {
  yield* Effect.fork(loadUser('1'));
});
