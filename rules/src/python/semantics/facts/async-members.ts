import type { ModuleEntity } from '../entities.js';
import { getImportedPackages } from './imports.js';

const membersOf = new WeakMap<ModuleEntity, ReadonlySet<string>>();

/** The names of the coroutine functions in the classes of a module. */
export function getAsyncMembers(module: ModuleEntity): ReadonlySet<string> {
  let members = membersOf.get(module);
  if (members === undefined) {
    const { scopes } = module.summary;
    const found = scopes.flatMap((scope) =>
      scope.kind === 'function' && scope.isAsync && scopes[scope.parent]?.kind === 'class' ? [scope.name] : [],
    );
    membersOf.set(module, (members = new Set(found)));
  }
  return members;
}

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
