import { remember } from '../../../../project/remember.js';
import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from '../../entities.js';
import { getFunctionEnv } from '../../inference/calls.js';
import { getAncestors, getUnknownBases, isSubclass } from '../../inference/classes.js';
import { findPlainGetter, findPlainSetter } from '../../inference/getters.js';
import { findMember } from '../../inference/members.js';
import { isTestCode } from '../../test-code.js';
import { findLastName } from '../../summary-expressions.js';
import type { Entered } from './entered.js';
import type { ResolvedCall } from './resolved-call.js';

/**
 * The other functions that a call of a method (or the read or write of a property) may enter because a subclass of the receiver's
 * class has its own. Undefined when one of them is not known. Subclasses in tests do not count: the program runs
 * without them.
 * @param user the module whose facts depend on the answer
 */
export function findOverrides(
  { fn, receiver }: Entered,
  access: ResolvedCall['access'],
  user: ModuleEntity,
): readonly Env[] | undefined {
  if (receiver === undefined) return [];
  const subclasses = findSubclasses(receiver, user);
  if (subclasses === undefined) return undefined;
  const found = new Set<Env>();
  for (const entity of subclasses) {
    const env = findOwn(entity, fn.scope.name, access);
    if (env === undefined) return undefined;
    const { index, module } = env;
    const scope = module.getScope(index);
    const isItself = module === fn.module && index === fn.index;
    if (!isItself && !(scope.kind === 'function' && isUnimplemented(scope))) found.add(env);
  }
  return [...found];
}

/** Whether a class above or below the one that defines a method has the same method, or could have. */
export function isOverride(fn: FunctionEntity, user: ModuleEntity): boolean {
  const { owner, scope } = fn;
  if (owner === undefined) return false;
  const isAbove = getAncestors(owner).some(({ class: one }) => one !== owner && one.env.table.has(scope.name));
  if (isAbove || getUnknownBases(owner).length > 0) return true;
  const others = findOverrides({ fn, env: fn.env, receiver: owner }, undefined, user);
  return others === undefined || others.length > 0;
}

/** Whether a method is only there to be overridden, so that its body is no evidence. */
export function isUnimplemented({ isUnimplemented: isMissing, isEmpty, decorators }: Entered['fn']['scope']): boolean {
  if (isMissing === true) return true;
  return isEmpty && decorators.some((one) => findLastName(one)?.startsWith('abstract') === true);
}

function findOwn(entity: ClassEntity, name: string, access: ResolvedCall['access']): Env | undefined {
  if (access === 'read') return findOwnGetter(entity, name);
  if (access === undefined) return findOwnMethod(entity, name);
  const setter = findPlainSetter(entity, name);
  return setter && getFunctionEnv(setter.fn, setter.closure);
}

function findOwnMethod(entity: ClassEntity, name: string): Env | undefined {
  const type = findMember(entity, name, true)?.type;
  if (type?.kind !== 'function' || type.overloads !== undefined || type.fn.module.origin !== 'project')
    return undefined;
  return getFunctionEnv(type.fn, type.closure);
}

function findOwnGetter(entity: ClassEntity, name: string): Env | undefined {
  const getter = findPlainGetter(entity, name);
  return getter?.kind === 'property' ? getFunctionEnv(getter.fn, getter.closure) : undefined;
}

/** All classes of the project below a class; undefined when that cannot be told. */
function findSubclasses(base: ClassEntity, user: ModuleEntity): ReadonlySet<ClassEntity> | undefined {
  const { project } = base.module;
  const found = new Set<ClassEntity>();
  const searched = new Set<ModuleEntity>();
  const pending = [base];
  for (let entity = pending.pop(); entity !== undefined; entity = pending.pop()) {
    const paths = project.texts.subclasses.findFiles(entity.scope.name, user.path);
    if (paths === undefined) return undefined;
    const modules = [...paths]
      .sort()
      .map((path) => (isTestFile(path, project.root) ? undefined : project.findModule(path)))
      .flatMap((module) => (module === undefined || searched.has(module) ? [] : [module]));
    for (const module of modules) searched.add(module);
    for (const one of modules.flatMap(getDerivedClasses)) {
      if (one === base || found.has(one) || !isSubclass(one, base)) continue;
      found.add(one);
      pending.push(one);
      project.recordUse(user, one.module);
    }
  }
  return found;
}

/** Whether a file is there for tests alone: by its name, or by the folder it is in. */
function isTestFile(path: string, root: string): boolean {
  return isTestCode(path) || /[\\/]tests?[\\/]/.test(path.startsWith(root) ? path.slice(root.length) : path);
}

/** The classes of a module that have bases. */
const getDerivedClasses = remember((module: ModuleEntity): readonly ClassEntity[] =>
  module.summary.scopes.flatMap((scope, index) =>
    scope.kind === 'class' && scope.bases.length > 0 ? [module.getClass(index)] : [],
  ),
);
