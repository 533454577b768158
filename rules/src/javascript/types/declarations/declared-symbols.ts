import { globalModule } from '../../semantics/origins.js';
import type { DeclaredSymbol } from '../checker.js';

/** What TypeScript calls `declare global { … }` inside. */
const globalScope = '__global';

/**
 * What a declaration is called, by the names of its symbol and of what that is declared in, innermost first. TypeScript has
 * the name of a module in quotes: the path of a file without its extension, or what stands in `declare module '…'`.
 * @param path absolute path of the file of the declaration
 */
export function toDeclaredSymbol(chain: readonly string[], path: string): DeclaredSymbol {
  const names = chain.filter((name) => !name.startsWith('"')).toReversed();
  if (names[0] === globalScope) return { names: names.slice(1), ambientModule: globalModule, path, isExported: true };
  const module = chain.find((name) => name.startsWith('"'))?.slice(1, -1);
  return {
    names,
    ambientModule: module !== undefined && !isPath(module) ? module : undefined,
    path,
    isExported: module !== undefined,
  };
}

/** The path of an installed file from the name of its package on: `knex/types/index.d.ts`; undefined for all other files. */
export function findPathInPackage(path: string): string | undefined {
  return path.split(/^.*[\\/]node_modules[\\/]/)[1];
}

/** The name of the package that such a path is in: the one that it is about for those of DefinitelyTyped. */
export function toPackageName(inPackage: string): string {
  const [scope = '', first = ''] = inPackage.split(/[\\/]/);
  if (scope === '@types') return first.replace('__', '/').replace(/^(?=.*\/)/, '@');
  return scope.startsWith('@') ? `${scope}/${first}` : scope;
}

function isPath(module: string): boolean {
  return module.startsWith('/') || /^[a-z]:[\\/]/i.test(module);
}
