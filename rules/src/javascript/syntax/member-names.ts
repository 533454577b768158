import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode } from './predicates.js';
import { unwrapExpression } from './unwrap.js';

/** What names a member: an access to one, or its declaration. */
type NamedMember =
  | TSESTree.MemberExpression
  | TSESTree.Property
  | TSESTree.MethodDefinition
  | TSESTree.PropertyDefinition
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSMethodSignature
  | TSESTree.TSPropertySignature;

/** The name that a member access reads, when it is known: `a.b`, `a['b']`, `` a[`b`] ``. None for `a.#b`. */
export function findPropertyName(node: NamedMember): string | undefined {
  const key = getKey(node);
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && typeof key.value === 'string') return key.value;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The same, with `#` for names that are private by syntax: `a.#b`. They are other names. */
export function findMemberName(node: NamedMember): string | undefined {
  const key = getKey(node);
  return key.type === 'PrivateIdentifier' ? `#${key.name}` : findPropertyName(node);
}

/** What is read or called of the node where it stands: `tasks.push` for the `tasks` in it. */
export function findMemberOf(node: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const { parent } = node;
  return parent?.type === 'MemberExpression' && parent.object === node ? parent : undefined;
}

/** The method that is called, `xs.map` of `xs.map(f)`; undefined where what is called is no member, or has none of the names. */
export function findMethod(call: CallNode, ...names: readonly string[]): TSESTree.MemberExpression | undefined {
  const callee = unwrapExpression(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  return names.length === 0 || names.includes(findPropertyName(callee) ?? '') ? callee : undefined;
}

/** The name of that method: `map`. */
export function findMethodName(call: CallNode): string | undefined {
  const method = findMethod(call);
  return method && findPropertyName(method);
}

function getKey(node: NamedMember): TSESTree.Node {
  return node.type === 'MemberExpression' ? node.property : node.key;
}
