/** Tells every subscriber that something happened. */
import ky from 'ky';

interface Hook {
  readonly url: string;
  readonly isActive: boolean;
}

export async function deliver(hooks: readonly Hook[], body: object): Promise<number> {
  const active = hooks.filter(({ isActive }) => isActive);
  const results = await Promise.allSettled(active.map(({ url }) => ky.post(url, { json: body }))); // error: [no-unbounded-fan-out] "`Promise.allSettled()` starts `ky.post()`"
  return results.filter(({ status }) => status === 'rejected').length;
}
