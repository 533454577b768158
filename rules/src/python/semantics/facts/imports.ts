import { remember } from '../../../project/remember.js';
import { getFirstPart } from '../../syntax/dotted-names.js';
import type { ModuleEntity } from '../entities.js';
import type { FromImportBinding, ImportBinding } from '../summary.js';

/** The imports of a module, those inside of functions and classes included. */
export function getImports({ summary }: ModuleEntity): readonly (ImportBinding | FromImportBinding)[] {
  return summary.scopes.flatMap(({ bindings }) =>
    bindings.filter((binding) => binding.kind === 'import' || binding.kind === 'from'),
  );
}

/** The packages that a module imports, without the modules beside it. */
export const getImportedPackages = remember((module: ModuleEntity): ReadonlySet<string> => {
  const absolute = getImports(module).filter((binding) => binding.kind === 'import' || binding.level === 0);
  return new Set(absolute.map(({ module: name }) => getFirstPart(name)));
});
