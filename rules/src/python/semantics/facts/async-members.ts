import { remember } from '../../../project/remember.js';
import type { ModuleEntity } from '../entities.js';
import { getImportedPackages } from './imports.js';

/** The names of the coroutine functions in the classes of a module. */
export const getAsyncMembers = remember(({ summary: { scopes } }: ModuleEntity): ReadonlySet<string> => {
  const found = scopes.flatMap((scope) =>
    scope.kind === 'function' && scope.isAsync && scopes[scope.parent]?.kind === 'class' ? [scope.name] : [],
  );
  return new Set(found);
});

/** Asynchronous properties of packages of the library, by name: the packages that have one of that name. */
export const asyncPropertiesOfPackages: ReadonlyMap<string, readonly string[]> = new Map(
  ['data', 'files', 'form', 'json', 'values'].map((name) => [name, ['quart']]),
);

/** Whether a package that the module imports has an asynchronous property of that name. */
export function isAsyncPropertyOfImport(name: string, module: ModuleEntity): boolean {
  const packages = asyncPropertiesOfPackages.get(name);
  if (packages === undefined) return false;
  const imported = getImportedPackages(module);
  return packages.some((one) => imported.has(one));
}
