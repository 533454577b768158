/** A cart whose changes are Effects. */
import { Effect } from 'effect';

const save = (count: number) => Effect.sync(() => count);

export const add = Effect.tap(save(1), (count) => {
  Effect.runFork(save(count)); // not waited for: it is a fiber of its own
  return Effect.runPromise(save(count)); // error: [no-nested-run] "`Effect.runPromise()` starts a second Effect runtime"
});
