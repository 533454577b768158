import { evaluateAnnotation } from '../../inference/annotations.js';
import { findMember, getAssignments } from '../../inference/members.js';
import type { AwaitableKind } from '../../python-facts.js';
import type { Type } from '../../types.js';
import { getTakenKind } from './parameters.js';

/**
 * What an attribute is declared to hold: by an annotation in the class or where a method assigns to it. Unknown without one,
 * and for properties and other descriptors, which decide themselves what they take.
 */
export function getDeclaredAttributeKind(receiver: Type, name: string): AwaitableKind {
  if (receiver.kind !== 'instance' && receiver.kind !== 'self') return 'unknown';
  const found = findMember(receiver.class, name, true);
  if (found === undefined) return 'unknown';
  const { class: owner } = found.ancestor;
  const bindings = (owner.env.table.get(name) ?? []).map((binding) => ({ binding, env: owner.env }));
  for (const { binding, env } of [...bindings, ...(getAssignments(owner).get(name) ?? [])]) {
    if (binding.kind !== 'value') return 'unknown';
    if (binding.annotation === undefined) continue;
    const type = evaluateAnnotation(binding.annotation, env);
    const isDescriptor = type.kind === 'instance' && findMember(type.class, '__set__', false) !== undefined;
    return isDescriptor ? 'unknown' : getTakenKind(type);
  }
  return 'unknown';
}
