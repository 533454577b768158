import type { ClassEntity } from '../entities.js';
import { type AnnotatedBinding, isAnnotated } from '../summary.js';
import type { Expr } from '../summary-expressions.js';
import { type InstanceType, type Type } from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { getAncestors, isNamedTuple, isTypedDict } from './classes.js';
import { getAncestorSubstitution, isGeneric, substitute } from './generics.js';

/** The annotated names in the body of a class, in the order of the text: the fields of a record. Comments annotate none. */
export function getAnnotated({ scope }: ClassEntity): readonly AnnotatedBinding[] {
  return scope.bindings.filter(isAnnotated).filter(({ annotation }) => !isComment(annotation));
}

function isComment(annotation: Expr): boolean {
  return annotation.kind === 'string' && annotation.isComment === true;
}

/**
 * What stands at a place of a named tuple (https://docs.python.org/3/library/typing.html#typing.NamedTuple); undefined for
 * other classes, and for places that it does not have.
 * @param place counted from 0, from the end when it is negative
 */
export function findPlace(type: InstanceType, place: number): Type | undefined {
  if (type.class.module.origin === 'library') return undefined;
  const owner = getAncestors(type.class).find(({ class: one }) => isNamedTuple(one))?.class;
  const field = owner && getAnnotated(owner).at(place);
  return field && evaluateField(field, owner, type);
}

/** What a `TypedDict` holds under a key (PEP 589); undefined for other classes, and for keys that it does not have. */
export function findItem(type: InstanceType, key: string): Type | undefined {
  if (type.class.module.origin === 'library' || !isTypedDict(type.class)) return undefined;
  for (const { class: owner } of getAncestors(type.class)) {
    if (owner.module.origin === 'library') continue;
    const field = getAnnotated(owner).find(({ name }) => name === key);
    if (field !== undefined) return evaluateField(field, owner, type);
  }
  return undefined;
}

function evaluateField({ annotation }: AnnotatedBinding, owner: ClassEntity, type: InstanceType): Type {
  const declared = evaluateAnnotation(annotation, owner.env);
  if (!isGeneric(declared)) return declared;
  return substitute(declared, getAncestorSubstitution(type.class, type.args, owner));
}
