import type { TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../../project/text/text-edit.js';
import type { FunctionNode } from '../syntax/functions.js';
import { isNamed } from '../syntax/predicates.js';

/**
 * The edits that make a function asynchronous, its return annotation included (`: T` → `: Promise<T>`); none for one that
 * is. Undefined where it cannot be: constructors, accessors, functions without a body, and those that tell types apart
 * (`: x is T`).
 */
export function makeAsync(fn: FunctionNode, text: string): TextEdit[] | undefined {
  if (fn.async) return [];
  const { parent } = fn;
  if (!fn.body) return undefined;
  if (parent.type === 'MethodDefinition' && parent.kind !== 'method') return undefined;
  if (parent.type === 'Property' && parent.kind !== 'init') return undefined;
  const isMember = parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method);
  const start = isMember ? getMemberKeyStart(parent, text) : fn.range[0];
  const edits: TextEdit[] = [{ range: [start, start], text: 'async ' }];
  const annotation = fn.returnType?.typeAnnotation;
  if (annotation?.type === 'TSTypePredicate') return undefined;
  if (annotation && !isPromiseType(annotation)) {
    const [from, to] = annotation.range;
    edits.push({ range: [from, to], text: `Promise<${text.slice(from, to)}>` });
  }
  return edits;
}

/** Where the member's own name (with its `*`, `[` or `#`) begins, behind modifiers. */
function getMemberKeyStart(member: TSESTree.MethodDefinition | TSESTree.Property, text: string): number {
  let start = member.key.range[0];
  while (start > member.range[0] && /[\s*[]/.test(text.charAt(start - 1))) start--;
  while (/\s/.test(text.charAt(start))) start++;
  return start;
}

function isPromiseType(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSTypeReference' && isNamed(type.typeName, 'Promise');
}
