import type { ModuleFile } from '../module-file.js';
import type { Holder } from '../summary.js';

/** Re-exports are followed this far. */
const maxDepth = 10;

/** One key for one holder, whatever file speaks of it. Undefined when its file is not found. */
export function findHolderKey(holder: Holder, file: ModuleFile, depth = 0): string | undefined {
  const { module, name } = holder;
  if (module === '') return `${file.path}\0${name}`;
  const from = depth < maxDepth ? file.project.findImported(file.path, module) : undefined;
  if (!from) return undefined;
  const local = from.summary.exportedVariables[name];
  const exported = from.summary.exports[name];
  const again = exported?.kind === 'imported' ? findHolderKey(exported, from, depth + 1) : undefined;
  return again ?? (local === undefined ? undefined : `${from.path}\0${local}`);
}
