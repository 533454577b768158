/** Copies a registry. Whether that is polite is told by what each package calls. */
import { Client, load, loadDirectly, loadInSlot, loadSlowly, loadThenWait } from './packages.js';

export async function copy(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => load(name)));
  await Promise.all(names.map(loadSlowly));
  await Promise.allSettled(names.map((name) => loadInSlot(name)));
}

export async function copyRudely(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => loadDirectly(name))); // error: [no-unbounded-fan-out] "`Promise.all()` starts `loadDirectly()` for every element of `names` at once"
  await Promise.allSettled(names.map(loadThenWait)); // error: [no-unbounded-fan-out] "starts `loadThenWait()`"
}

export async function describe(client: Client, names: readonly string[]): Promise<unknown> {
  const versions = await Promise.all(names.map((name) => client.version(name)));
  const readmes = await Promise.all(names.map((name) => client.readme(name))); // error: [no-unbounded-fan-out] "starts `client.readme()`"
  return [versions, readmes];
}
