import type { ClassEntity } from '../../entities.js';
import { evaluateAnnotation } from '../../inference/annotations.js';
import { evaluateParameterAnnotation, getFunctionEnv } from '../../inference/calls.js';
import { findPlainSetter } from '../../inference/getters.js';
import { findMember, getAssignments } from '../../inference/members.js';
import type { AwaitableKind } from '../../python-facts.js';
import { isInstance, type Type } from '../../types.js';
import { getTakenKind } from './parameters.js';

/**
 * What an attribute is declared to hold: by an annotation in the class or where a method assigns to it, of a property by that
 * of its setter. Unknown without one, and for other descriptors and classes that decide themselves what they take.
 * @param given what is put there
 */
export function getDeclaredAttributeKind(receiver: Type, name: string, given?: Type): AwaitableKind {
  if (!isInstance(receiver)) return 'unknown';
  const found = findMember(receiver.class, name, true);
  if (found === undefined || hasOwnSetting(receiver.class)) return 'unknown';
  const setter = findPlainSetter(receiver.class, name);
  if (setter !== undefined) return getKindOfSetter(setter, given);
  const { class: owner } = found.declaring ?? found.ancestor;
  const bindings = (owner.env.table.get(name) ?? []).map((binding) => ({ binding, env: owner.env }));
  for (const { binding, env } of [...bindings, ...(getAssignments(owner).get(name) ?? [])]) {
    if (binding.kind !== 'value') return 'unknown';
    if (binding.annotation === undefined) continue;
    const type = evaluateAnnotation(binding.annotation, env);
    const isDescriptor = type.kind === 'instance' && findMember(type.class, '__set__', false) !== undefined;
    return isDescriptor ? 'unknown' : getTakenKind(type, given);
  }
  return 'unknown';
}

/** Whether a class sets its attributes by a `__setattr__` of its own. */
function hasOwnSetting(entity: ClassEntity): boolean {
  const found = findMember(entity, '__setattr__', false);
  return found !== undefined && found.ancestor.class.fullName !== 'builtins.object';
}

function getKindOfSetter(
  { fn, closure }: NonNullable<ReturnType<typeof findPlainSetter>>,
  given: Type | undefined,
): AwaitableKind {
  const value = fn.scope.parameters.at(1);
  if (value?.annotation === undefined) return 'unknown';
  return getTakenKind(evaluateParameterAnnotation(value, getFunctionEnv(fn, closure)), given);
}
