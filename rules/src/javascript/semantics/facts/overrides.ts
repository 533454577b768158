import type { ClassEntity, Entity, FunctionEntity, ModuleFile } from '../module-file.js';
import type { Value } from '../summary.js';

interface Known {
  readonly generation: number;
  readonly overrides: readonly FunctionEntity[] | undefined;
}

/** A method with the class it belongs to. */
interface Method {
  readonly owner: ClassEntity;
  readonly name: string;
}

const ownOverrides = new WeakMap<FunctionEntity, readonly FunctionEntity[]>();
const allOverrides = new WeakMap<FunctionEntity, Known>();

/** The methods that override a method, in classes of the same file. Empty for all other functions. */
export function getOwnOverrides(fn: FunctionEntity): readonly FunctionEntity[] {
  let known = ownOverrides.get(fn);
  if (!known) {
    const method = findMethod(fn);
    known = method ? collectOverrides(method, ({ file }) => [file.path]) : [];
    ownOverrides.set(fn, known ?? []);
  }
  return known ?? [];
}

/**
 * The methods that override a method, in classes of all files of the project. Empty for all other functions, undefined when
 * there are too many files to tell.
 */
export function findOverrides(fn: FunctionEntity): readonly FunctionEntity[] | undefined {
  const { generation } = fn.file.project;
  const known = allOverrides.get(fn);
  if (known?.generation === generation) return known.overrides;
  const method = findMethod(fn);
  const overrides = method ? collectOverrides(method, findHeirFiles) : [];
  allOverrides.set(fn, { generation, overrides });
  return overrides;
}

function findMethod(fn: FunctionEntity): Method | undefined {
  const { file } = fn;
  const index = file.functions.indexOf(fn);
  const isMember = (value: Value): boolean => value.kind === 'function' && value.index === index;
  for (const summary of file.summary.classes) {
    const name = Object.entries(summary.members).find(([, value]) => isMember(value))?.[0];
    if (name === undefined) continue;
    const isOverridable = !name.startsWith('#') && name !== 'constructor';
    return isOverridable ? { owner: { kind: 'class', file, summary }, name } : undefined;
  }
  return undefined;
}

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
    for (const heir of files.flatMap((file) => (file ? getClasses(file) : []))) {
      const { file, summary } = heir;
      if (seen.has(summary) || !isSameClass(summary.base && file.resolve(summary.base), base)) continue;
      seen.add(summary);
      pending.push(heir);
      const value = Object.hasOwn(summary.members, name) ? summary.members[name] : undefined;
      const override = value && file.resolve(value);
      if (override?.kind === 'function') overrides.push(override);
    }
  }
  return overrides;
}

function getClasses(file: ModuleFile): readonly ClassEntity[] {
  return file.summary.classes.map((summary) => ({ kind: 'class', file, summary }));
}

/** The files that may hold classes that extend a class: only its own where nobody else can name it. */
function findHeirFiles({ file, summary }: ClassEntity): readonly string[] | undefined {
  const { classes, exports } = file.summary;
  const index = classes.indexOf(summary);
  const isOwn = (value: Value): boolean => value.kind === 'class' && value.index === index;
  const names = Object.entries(exports).flatMap(([name, value]) => (isOwn(value) ? [name] : []));
  const paths = new Set([file.path]);
  for (const name of names.length > 0 ? [...names, summary.name] : []) {
    const found = file.project.getTexts(file.path).findHeirs(name);
    if (!found) return undefined;
    for (const path of found) paths.add(path);
  }
  return [...paths];
}

function isSameClass(entity: Entity | undefined, { file, summary }: ClassEntity): boolean {
  return entity?.kind === 'class' && entity.file.path === file.path && entity.summary === summary;
}
