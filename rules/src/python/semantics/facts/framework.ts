import { remember } from '../../../project/remember.js';
import type { ModuleEntity } from '../entities.js';
import type { PythonFacts } from '../python-facts.js';
import { getImportedPackages, getImports } from './imports.js';

/** What the imports of a module say it is written for; asyncio when they say nothing, or several things. */
export function getFramework(module: ModuleEntity): PythonFacts['framework'] {
  const imported = getImportedPackages(module);
  if (imported.has('asyncio')) return 'asyncio';
  if (imported.has('trio')) return 'trio';
  return imported.has('anyio') ? 'anyio' : 'asyncio';
}

/** Whether a module is written for Twisted: it imports that, or nothing of asyncio and something of the project that does. */
export const isForTwisted = remember((module: ModuleEntity): boolean => {
  const imported = getImportedPackages(module);
  if (imported.has('twisted')) return true;
  if (['asyncio', 'anyio', 'trio'].some((name) => imported.has(name))) return false;
  return getImports(module).some((binding) => {
    const level = binding.kind === 'from' ? binding.level : 0;
    const source = module.project.resolveImport(module, level, binding.module);
    return source?.origin === 'project' && getImportedPackages(source).has('twisted');
  });
});
