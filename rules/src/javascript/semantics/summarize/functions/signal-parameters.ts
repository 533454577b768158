import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../../syntax/functions.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import type { SignalParameter } from '../../summary.js';

/** Where a function takes an `AbortSignal` or a `CancellationToken`, by its annotations and by the name `signal`. */
export function findSignalParameter(fn: FunctionNode): SignalParameter | undefined {
  for (const [index, written] of fn.params.entries()) {
    const parameter = written.type === 'AssignmentPattern' ? written.left : written;
    const found = findInParameter(parameter);
    if (found) return { ...found, index };
  }
  return undefined;
}

function findInParameter(parameter: TSESTree.Parameter): Omit<SignalParameter, 'index'> | undefined {
  if (parameter.type === 'ObjectPattern') {
    const property = parameter.properties.find((one) => one.type === 'Property' && findPropertyName(one) === 'signal');
    if (property) return { type: 'AbortSignal', property: 'signal' };
  }
  if (parameter.type !== 'Identifier' && parameter.type !== 'ObjectPattern') return undefined;
  const annotation = parameter.typeAnnotation?.typeAnnotation;
  if (!annotation) return undefined;
  if (annotation.type !== 'TSTypeLiteral') {
    const type = findType(annotation);
    return type && { type };
  }
  for (const member of annotation.members) {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier' || !member.typeAnnotation) continue;
    const type = findType(member.typeAnnotation.typeAnnotation);
    if (type) return { type, property: member.key.name };
  }
  return undefined;
}

function findType(type: TSESTree.TypeNode): SignalParameter['type'] | undefined {
  if (type.type === 'TSUnionType') return type.types.map((one) => findType(one)).find((one) => one !== undefined);
  if (type.type !== 'TSTypeReference') return undefined;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right : type.typeName;
  if (name.type !== 'Identifier') return undefined;
  return name.name === 'AbortSignal' || name.name === 'CancellationToken' ? name.name : undefined;
}
