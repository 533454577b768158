import { Effect } from 'effect';

export const loadUser = (id: string): Effect.Effect<string> => Effect.succeed(id);

export async function loadUserNow(id: string): Promise<string> {
  return Effect.runPromise(loadUser(id));
}

export async function readUser(id: string): Promise<string> {
  return (await loadUserNow(id)).trim();
}
