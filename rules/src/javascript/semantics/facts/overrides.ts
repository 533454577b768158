import { remember } from '../../../project/remember.js';
import type { ClassEntity, FunctionEntity, ModuleFile } from '../module-file.js';
import { findHeirFiles, findHeirs } from './heirs.js';

/** A method with the class it belongs to. */
interface Method {
  readonly owner: ClassEntity;
  readonly name: string;
}

const getKnown = remember((_state: object) => new Map<FunctionEntity, readonly FunctionEntity[] | undefined>());

/** The methods that override a method, in classes of the same file. Empty for all other functions. */
export const getOwnOverrides = remember((fn: FunctionEntity): readonly FunctionEntity[] => {
  const method = findMethod(fn);
  return (method && collectOverrides(method, ({ file }) => [file.path])) ?? [];
});

/**
 * The methods that override a method, in classes of all files of the project. Empty for all other functions, undefined when
 * there are too many files to tell.
 */
export function findOverrides(fn: FunctionEntity): readonly FunctionEntity[] | undefined {
  const known = getKnown(fn.file.project.state);
  if (!known.has(fn)) {
    const method = findMethod(fn);
    known.set(fn, method ? collectOverrides(method, findHeirFiles) : []);
  }
  return known.get(fn);
}

function findMethod(fn: FunctionEntity): Method | undefined {
  const method = getMethods(fn.file).get(fn.file.functions.indexOf(fn));
  const isOverridable = method && !method.name.startsWith('#') && method.name !== 'constructor';
  return isOverridable ? method : undefined;
}

/** The methods of the classes of a file, by the index of their function. */
const getMethods = remember((file: ModuleFile): ReadonlyMap<number, Method> => {
  const methods = new Map<number, Method>();
  for (const summary of file.summary.classes) {
    for (const [name, value] of Object.entries(summary.members)) {
      if (value.kind !== 'function' || methods.has(value.index)) continue;
      methods.set(value.index, { owner: { kind: 'class', file, summary }, name });
    }
  }
  return methods;
});

/**
 * The members of that name in the classes that extend the owner, also by way of others.
 * @param findFiles the files that may have heirs of a class; undefined when there are too many to tell
 */
function collectOverrides(
  { owner, name }: Method,
  findFiles: (base: ClassEntity) => readonly string[] | undefined,
): FunctionEntity[] | undefined {
  const overrides: FunctionEntity[] = [];
  const pending = [owner];
  const seen = new Set([owner.summary]);
  for (let base = pending.pop(); base; base = pending.pop()) {
    const paths = findFiles(base);
    if (!paths) return undefined;
    const { file: own } = base;
    const files = paths.map((path) => (path === own.path ? own : own.project.findFile(path)));
    for (const heir of files.flatMap((each) => (each ? findHeirs(base, each) : []))) {
      const { file, summary } = heir;
      if (seen.has(summary)) continue;
      seen.add(summary);
      pending.push(heir);
      const value = Object.hasOwn(summary.members, name) ? summary.members[name] : undefined;
      const override = value && file.resolve(value);
      if (override?.kind === 'function') overrides.push(override);
    }
  }
  return overrides;
}
