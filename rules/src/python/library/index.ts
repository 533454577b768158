import type { ModuleSummary } from '../semantics/summary.js';
import { summarize } from '../semantics/summarize.js';
import { getFirstPart } from '../syntax/dotted-names.js';
import standardLibraryNames from './standard-library.generated.json' with { type: 'json' };
import stubs from './stubs.generated.json' with { type: 'json' };

/** What a library module says of itself: the summary of its stub. */
export interface LibraryModule {
  readonly name: string;
  /** Whether it is a package's `__init__`, so that `from . import x` means its own submodules. */
  readonly isPackage: boolean;
  readonly summary: ModuleSummary;
}

/** Stubs by dotted name; that of a package's `__init__` ends in a slash. */
const textByKey = new Map(Object.entries(stubs));
const modules = new Map<string, LibraryModule | undefined>();
const standardLibrary: ReadonlySet<string> = new Set(standardLibraryNames);

/** Whether a module (by its dotted name) is the standard library's, in some Python 3; private ones are not counted. */
export function isStandardLibrary(moduleName: string): boolean {
  return standardLibrary.has(getFirstPart(moduleName));
}

/**
 * The module of the standard library or of a well-known package, by its dotted name. Its stub is summarized when it is
 * first asked for and kept, since it never changes.
 */
export function findLibraryModule(name: string): LibraryModule | undefined {
  if (modules.has(name)) return modules.get(name);
  const packageText = textByKey.get(`${name}/`);
  const text = packageText ?? textByKey.get(name);
  const found =
    text === undefined ? undefined : { name, isPackage: packageText !== undefined, summary: summarize(text) };
  modules.set(name, found);
  return found;
}
