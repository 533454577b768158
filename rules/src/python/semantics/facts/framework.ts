import type { ModuleEntity } from '../entities.js';
import type { PythonFacts } from '../python-facts.js';

/** What the imports of a module say it is written for; asyncio when they say nothing, or several things. */
export function getFramework(module: ModuleEntity): PythonFacts['framework'] {
  const imported = new Set<string>();
  for (const scope of module.summary.scopes) {
    for (const binding of scope.bindings) {
      if (binding.kind !== 'import' && binding.kind !== 'from') continue;
      if (binding.kind === 'from' && binding.level > 0) continue;
      imported.add(binding.module.split('.')[0] ?? '');
    }
  }
  if (imported.has('asyncio')) return 'asyncio';
  if (imported.has('trio')) return 'trio';
  return imported.has('anyio') ? 'anyio' : 'asyncio';
}
