import { remember } from '../../../project/remember.js';
import type { ModuleEntity } from '../entities.js';
import type { Binding } from '../summary.js';

/**
 * The names that some scope of a module gives to what has another name: `start` in `start = loop.create_task` and in
 * `from asyncio import create_task as start`.
 */
export const getOtherNames = remember(({ summary }: ModuleEntity): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { bindings } of summary.scopes) {
    for (const binding of bindings) if (isRenaming(binding)) names.add(binding.name);
  }
  return names;
});

function isRenaming(binding: Binding): boolean {
  if (binding.kind === 'from') return binding.imported !== binding.name;
  if (binding.kind !== 'value') return false;
  const { value, path } = binding;
  if (value?.kind === 'attribute' || value?.kind === 'name') return true;
  // `start, stop = loop.create_task, loop.stop`
  return path !== undefined;
}
