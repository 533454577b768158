import { remember } from '../../../project/remember.js';
import type { ClassEntity, Env, FunctionEntity } from '../entities.js';
import type { FunctionScope } from '../summary.js';
import { type Expr, findLastName } from '../summary-expressions.js';
import { getAncestors, getUnknownBases, isLinkingClasses } from './classes.js';
import { getAssignments } from './members.js';

/** What runs when an attribute is read: the function of a property, or `__getattr__` because nothing else is there. */
export type Getter =
  { readonly kind: 'property'; readonly fn: FunctionEntity; readonly closure: Env } | { readonly kind: 'dynamic' };

const getGetters = remember((_entity: ClassEntity) => new Map<string, Getter | undefined>());

/** What runs when an attribute of an instance of the very class is read; undefined for plain attributes and methods. */
export function findPlainGetter(entity: ClassEntity, name: string): Getter | undefined {
  const getters = getGetters(entity);
  let getter = getters.get(name);
  if (getter === undefined && !getters.has(name)) {
    getter = computeGetter(entity, name);
    if (!isLinkingClasses()) getters.set(name, getter);
  }
  return getter;
}

function computeGetter(entity: ClassEntity, name: string): Getter | undefined {
  let isDynamic = false;
  for (const { class: ancestor, isShadowed } of getAncestors(entity)) {
    if (isShadowed) return undefined;
    const { env } = ancestor;
    const bindings = env.table.get(name);
    if (bindings !== undefined) {
      const definition = bindings.find((binding) => binding.kind === 'function');
      if (definition?.kind !== 'function') return undefined;
      const fn = ancestor.module.getFunction(definition.definition);
      return fn.scope.decorators.some(isProperty) ? { kind: 'property', fn, closure: env } : undefined;
    }
    if (getAssignments(ancestor).has(name)) return undefined;
    isDynamic ||= env.table.has('__getattr__');
  }
  return isDynamic && !name.startsWith('__') && getUnknownBases(entity).length === 0 ? { kind: 'dynamic' } : undefined;
}

/** The function that runs when a property of an instance of the class is set (`@name.setter`), with where its names are looked up. */
export function findPlainSetter(entity: ClassEntity, name: string): { fn: FunctionEntity; closure: Env } | undefined {
  for (const { class: ancestor, isShadowed } of getAncestors(entity)) {
    if (isShadowed) return undefined;
    const { env, module } = ancestor;
    const bindings = env.table.get(name);
    if (bindings === undefined) continue;
    for (const binding of bindings) {
      const fn = binding.kind === 'function' ? module.getFunction(binding.definition) : undefined;
      if (fn !== undefined && isSetter(fn.scope)) return { fn, closure: env };
    }
    return undefined;
  }
  return undefined;
}

/** Whether a function has a decorator that is written `@name.setter`. */
export function isSetter({ decorators }: FunctionScope): boolean {
  return decorators.some((decorator) => decorator.kind === 'attribute' && decorator.attr === 'setter');
}

/** `@property`, `@functools.cached_property`. */
function isProperty(decorator: Expr): boolean {
  const name = findLastName(decorator);
  return name === 'property' || name === 'cached_property';
}
