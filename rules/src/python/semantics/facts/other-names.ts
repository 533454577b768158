import type { ModuleEntity } from '../entities.js';
import type { Binding } from '../summary.js';

const namesOf = new WeakMap<ModuleEntity, ReadonlySet<string>>();

/**
 * The names that some scope of a module gives to what has another name: `start` in `start = loop.create_task` and in
 * `from asyncio import create_task as start`.
 */
export function getOtherNames(module: ModuleEntity): ReadonlySet<string> {
  let names = namesOf.get(module);
  if (names === undefined) {
    const found = new Set<string>();
    for (const { bindings } of module.summary.scopes) {
      for (const binding of bindings) if (isRenaming(binding)) found.add(binding.name);
    }
    namesOf.set(module, (names = found));
  }
  return names;
}

function isRenaming(binding: Binding): boolean {
  if (binding.kind === 'from') return binding.imported !== binding.name;
  if (binding.kind !== 'value') return false;
  const { value, path } = binding;
  if (value?.kind === 'attribute' || value?.kind === 'name') return true;
  // `start, stop = loop.create_task, loop.stop`
  return path !== undefined;
}
