import type { Binding, ModuleSummary } from './summary.js';

/**
 * Whether a module of the project is the one that a stub of the library describes, and not just another of its name: it has
 * most of the names that the stub shows. What a star import brings in is not known here, and taken for those.
 */
export function isDescribedBy(module: ModuleSummary, stub: ModuleSummary): boolean {
  const own = new Set(getBindings(module).map(({ name }) => name));
  if (own.has('*')) return true;
  const shown = new Set(
    getBindings(stub)
      .filter(isShown)
      .map(({ name }) => name),
  );
  return [...shown].filter((name) => own.has(name)).length * 2 >= shown.size;
}

function getBindings({ scopes: [top] }: ModuleSummary): readonly Binding[] {
  return top?.bindings ?? [];
}

/** Names that a stub only imports for itself are not shown (https://typing.python.org/en/latest/spec/distributing.html#import-conventions). */
function isShown(binding: Binding): boolean {
  if (/^_|[*.]/.test(binding.name)) return false;
  return binding.kind === 'from' ? binding.isExported : binding.kind !== 'import';
}
