import { lazyQueries } from '../library/lazy-queries.js';
import type { DeclaredSymbol, TypeFacts } from './checker.js';
import { findPathInPackage, toPackageName } from './declarations/declared-symbols.js';

/** Members of types that tell a package's queries, and those types that do. */
const lazyMembers: ReadonlySet<string> = new Set([...lazyQueries.values()].flatMap(({ member }) => member ?? []));
const lazyTypes: ReadonlyMap<string, string> = new Map(
  [...lazyQueries].flatMap(([name, { type }]) => (type === undefined ? [] : [[type, name]])),
);

/**
 * The package whose queries values of the type are, if its queries do nothing until something awaits them. By what the
 * package declares, also where the type is made of another (`Omit<…>`), never by how something is called.
 * @param type no union
 */
export function findLazyPackage<T, S>(type: T, checker: TypeFacts<T, S>): string | undefined {
  if (checker.isBuiltinPromise(checker.targetOf(type))) return undefined;
  for (const member of lazyMembers) {
    const symbol = checker.memberOf(type, member);
    const name = symbol && getPackage(symbol);
    if (name !== undefined && lazyQueries.get(name)?.member === member) return name;
  }
  return findPackageOfBase(type, checker);
}

function findPackageOfBase<T, S>(type: T, checker: TypeFacts<T, S>): string | undefined {
  const target = checker.targetOf(type);
  const known = lazyTypes.get(checker.symbolNameOf(target) ?? '');
  const symbol = known === undefined ? undefined : checker.declaredSymbolOf(target);
  if (symbol && getPackage(symbol) === known) return known;
  for (const base of checker.baseTypesOf(target)) {
    const found = findPackageOfBase(base, checker);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The name of the package that declares something. */
function getPackage({ ambientModule, path }: DeclaredSymbol): string | undefined {
  const inPackage = (path === undefined ? undefined : findPathInPackage(path)) ?? ambientModule;
  return inPackage === undefined ? undefined : toPackageName(inPackage);
}
