import { type Ancestor, getAncestors, getUnknownBases } from '../inference/classes.js';
import type { InstanceType, SelfType, Type } from '../types.js';
import { getClassName } from './qualified-names.js';

/** The names of the class of an instance and of its ancestors. */
export function getInstanceClasses(type: Type): readonly string[] {
  switch (type.kind) {
    case 'instance':
    case 'self':
      return getClassNames(type);
    case 'unresolved':
      return [type.name];
    default:
      return [];
  }
}

const classNames = new WeakMap<readonly Ancestor[], readonly string[]>();

/** The names of a class and of its ancestors, also of those that are not known. */
export function getClassNames(type: InstanceType | SelfType): readonly string[] {
  const ancestors = getAncestors(type.class);
  let names = classNames.get(ancestors);
  if (names === undefined) {
    const unknownBases = getUnknownBases(type.class).filter((name) => name !== '');
    names = [...ancestors.map((ancestor) => getClassName(ancestor.class)), ...unknownBases];
    classNames.set(ancestors, names);
  }
  return names;
}
