import { getOrAdd } from '../../../project/remember.js';
import { getFirstPart } from '../../syntax/dotted-names.js';
import type { Env, ModuleEntity } from '../entities.js';
import { isConstant } from '../summary-expressions.js';
import type { Binding, FromImportBinding, TypeParameter } from '../summary.js';

/** What a name stands for once imports are followed: the place of its binding, a module, or a name from nowhere. */
export type ResolvedSymbol =
  | { readonly kind: 'binding'; readonly binding: Binding; readonly env: Env }
  | { readonly kind: 'module'; readonly module: ModuleEntity }
  | { readonly kind: 'typeParameter'; readonly parameter: TypeParameter; readonly env: Env }
  | { readonly kind: 'unresolved'; readonly name: string };

/** How far a name is followed, and what was asked on the way: that must not be asked for each of many ways again. */
interface Search {
  readonly steps: number;
  /** With how many steps left a module was asked for a name. Absent as long as there was only one way to go. */
  readonly asked?: Map<ModuleEntity, Map<string, number>>;
}

const wholeSearch: Search = { steps: 24 };

/**
 * What a name means where order does not matter (annotations, bases, exports): of several bindings the last that leads
 * somewhere.
 */
export function findSymbol(name: string, env: Env): ResolvedSymbol | undefined {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    const parameter = current.scope.typeParameters?.find((one) => one.name === name);
    if (parameter !== undefined) return { kind: 'typeParameter', parameter, env: current };
    if (current.scope.kind === 'class' && (current !== env || isOnlyAnnotated(name, current))) continue;
    const symbol = findInTable(name, current);
    if (symbol !== undefined) return symbol;
  }
  return findStarred(env.module, name, wholeSearch) ?? findBuiltin(env.module, name);
}

/** Whether the body of a class gives a name no value, so that its annotation means what is around: `chat: chat.Client`. */
function isOnlyAnnotated(name: string, { table }: Env): boolean {
  const bindings = table.get(name);
  return (
    bindings?.every((one) => one.kind === 'value' && one.annotation !== undefined && one.value === undefined) === true
  );
}

/** What a module's attribute of that name is: a binding of its own, an import, or a submodule. */
export function findModuleSymbol(
  module: ModuleEntity,
  name: string,
  search: Search = wholeSearch,
): ResolvedSymbol | undefined {
  if (search.steps <= 0 || isAskedAgain(module, name, search)) return undefined;
  return (
    findInTable(name, module.env, search) ??
    findStarredOrSubmodule(module, name, search) ??
    findInInstalled(module, name, search)
  );
}

/** A module that a star brings in gives way to a submodule of the same name: that becomes an attribute when it is imported. */
function findStarredOrSubmodule(module: ModuleEntity, name: string, search: Search): ResolvedSymbol | undefined {
  const starred = findStarred(module, name, search);
  if (starred !== undefined && starred.kind !== 'module') return starred;
  return findSubmoduleSymbol(module, name) ?? starred;
}

/** Whether a module was asked for a name before, with no fewer steps left: it has answered, or is about to. Notes the question. */
function isAskedAgain(module: ModuleEntity, name: string, { asked, steps }: Search): boolean {
  if (asked === undefined) return false;
  const names = getOrAdd(asked, module, () => new Map<string, number>());
  if ((names.get(name) ?? 0) >= steps) return true;
  names.set(name, steps);
  return false;
}

/** The search as it goes on where several ways part. */
function part(search: Search): Search {
  return search.asked === undefined ? { ...search, asked: new Map() } : search;
}

function takeStep({ steps, asked }: Search): Search {
  return { steps: steps - 1, asked };
}

/** Stubs of the library need not be whole: what they leave out is looked for in the package itself, if it is installed. */
function findInInstalled(stub: ModuleEntity, name: string, search: Search): ResolvedSymbol | undefined {
  const installed = stub.origin === 'library' ? stub.project.findInstalled(stub.name) : undefined;
  return installed && findModuleSymbol(installed, name, takeStep(search));
}

function findSubmoduleSymbol(module: ModuleEntity, name: string): ResolvedSymbol | undefined {
  const submodule = module.project.findSubmodule(module, name);
  return submodule && { kind: 'module', module: submodule };
}

function findBuiltin(module: ModuleEntity, name: string): ResolvedSymbol | undefined {
  const builtins = module.project.findLibraryModule('builtins');
  return builtins && findInTable(name, builtins.env);
}

function findInTable(name: string, env: Env, search = wholeSearch): ResolvedSymbol | undefined {
  const bindings = env.table.get(name);
  if (bindings === undefined) return undefined;
  const own = bindings.length === 1 ? search : part(search);
  let unresolved: ResolvedSymbol | undefined;
  for (let index = bindings.length - 1; index >= 0; index--) {
    const binding = bindings[index];
    if (binding === undefined || binding.kind === 'deleted' || binding.kind === 'augmented') continue;
    const symbol = followBinding(binding, env, own);
    if (symbol.kind !== 'unresolved' && !isNoneFallback(symbol, bindings)) return symbol;
    unresolved ??= symbol;
  }
  return unresolved;
}

/** `X = None` beside an import of X: the import is meant. */
function isNoneFallback(symbol: ResolvedSymbol, bindings: readonly Binding[]): boolean {
  if (bindings.length === 1 || symbol.kind !== 'binding' || symbol.binding.kind !== 'value') return false;
  return isConstant(symbol.binding.value, 'None');
}

/** What a binding gives its name, through imports. */
export function followBinding(binding: Binding, env: Env, search = wholeSearch): ResolvedSymbol {
  if (binding.kind === 'from') return followFrom(binding, env.module, search);
  if (binding.kind !== 'import') return { kind: 'binding', binding, env };
  const name = binding.hasAlias ? binding.module : getFirstPart(binding.module);
  const module = env.module.project.resolveImport(env.module, 0, name);
  return module === undefined ? { kind: 'unresolved', name } : { kind: 'module', module };
}

/** What `from module import name` brings in, through re-exports; `unresolved` with its dotted name where that is not known. */
export function followFrom(binding: FromImportBinding, from: ModuleEntity, search = wholeSearch): ResolvedSymbol {
  const module = from.project.resolveImport(from, binding.level, binding.module);
  // `from . import x` in the package itself asks for the submodule.
  const isOwn = module === from;
  const symbol =
    module &&
    (isOwn
      ? findSubmoduleSymbol(module, binding.imported)
      : findModuleSymbol(module, binding.imported, takeStep(search)));
  if (symbol !== undefined) return symbol;
  const moduleName = module?.name ?? getAbsoluteName(from, binding);
  return { kind: 'unresolved', name: `${moduleName}.${binding.imported}` };
}

function getAbsoluteName(from: ModuleEntity, { level, module }: FromImportBinding): string {
  if (level === 0) return module;
  const base = from.name.split('.');
  const up = level - (from.isPackage ? 1 : 0);
  return [...base.slice(0, base.length - up), ...(module === '' ? [] : [module])].join('.');
}

function findStarred(module: ModuleEntity, name: string, search: Search): ResolvedSymbol | undefined {
  const stars = module.getTable(0).get('*');
  if (stars === undefined) return undefined;
  const own = stars.length === 1 ? search : part(search);
  for (let index = stars.length - 1; index >= 0; index--) {
    const star = stars[index];
    if (star?.kind !== 'star') continue;
    const target = module.project.resolveImport(module, star.level, star.module);
    if (target === undefined || target === module || !isStarExported(target, name)) continue;
    const symbol = findModuleSymbol(target, name, takeStep(own));
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

function isStarExported(module: ModuleEntity, name: string): boolean {
  const { exports } = module.summary;
  return exports === undefined ? !name.startsWith('_') : exports.includes(name);
}
