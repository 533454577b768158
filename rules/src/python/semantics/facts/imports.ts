import type { ModuleEntity } from '../entities.js';
import type { FromImportBinding, ImportBinding } from '../summary.js';

/** The imports of a module, those inside of functions and classes included. */
export function getImports({ summary }: ModuleEntity): readonly (ImportBinding | FromImportBinding)[] {
  return summary.scopes.flatMap(({ bindings }) =>
    bindings.filter((binding) => binding.kind === 'import' || binding.kind === 'from'),
  );
}

const packagesOf = new WeakMap<ModuleEntity, ReadonlySet<string>>();

/** The packages that a module imports, without the modules beside it. */
export function getImportedPackages(module: ModuleEntity): ReadonlySet<string> {
  let packages = packagesOf.get(module);
  if (packages === undefined) {
    const absolute = getImports(module).filter((binding) => binding.kind === 'import' || binding.level === 0);
    packages = new Set(absolute.map((binding) => binding.module.split('.')[0] ?? ''));
    packagesOf.set(module, packages);
  }
  return packages;
}
