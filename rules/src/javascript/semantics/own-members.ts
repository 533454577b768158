import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from '../syntax/children.js';
import { findMemberName } from '../syntax/member-names.js';

/** By name what a class writes into properties; undefined for what is written in a way that shows no value. */
type Writes = ReadonlyMap<string, TSESTree.Expression[] | undefined>;

const known = new WeakMap<TSESTree.ClassBody, Writes>();

/**
 * All values that a property of `this` can have, where nothing outside the class can write it (`private` or `#name`).
 * Undefined for other properties, and where it is written without a value to see.
 */
export function findPrivateValues(node: TSESTree.MemberExpression): TSESTree.Expression[] | undefined {
  const body = findPrivateMember(node)?.parent;
  const name = findMemberName(node);
  if (!body || name === undefined) return undefined;
  let writes = known.get(body);
  if (!writes) known.set(body, (writes = collectWrites(body)));
  return writes.get(name);
}

/** All places that read such a property, also in patterns, and of whatever object; undefined for other properties. */
export function findPrivateReads(node: TSESTree.MemberExpression): TSESTree.Node[] | undefined {
  const body = findPrivateMember(node)?.parent;
  const name = findMemberName(node);
  if (!body || name === undefined) return undefined;
  const reads: TSESTree.Node[] = [];
  const visit = (at: TSESTree.Node): void => {
    if ((isReadMember(at) || isInPattern(at)) && findMemberName(at) === name) reads.push(at);
    forEachChild(at, visit);
  };
  visit(body);
  return reads;
}

function isInPattern(node: TSESTree.Node): node is TSESTree.Property {
  return node.type === 'Property' && node.parent.type === 'ObjectPattern';
}

function isReadMember(node: TSESTree.Node): node is TSESTree.MemberExpression {
  if (node.type !== 'MemberExpression') return false;
  const { parent } = node;
  return parent.type !== 'AssignmentExpression' || parent.left !== node || parent.operator !== '=';
}

function findPrivateMember(node: TSESTree.MemberExpression): TSESTree.PropertyDefinition | undefined {
  const member = findOwnMember(node);
  if (member?.type !== 'PropertyDefinition') return undefined;
  return member.key.type === 'PrivateIdentifier' || member.accessibility === 'private' ? member : undefined;
}

/** The member of the class around that `this.name` is; undefined where `this` may be something else. */
export function findOwnMember(
  node: TSESTree.MemberExpression,
): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
  if (node.object.type !== 'ThisExpression') return undefined;
  const name = findMemberName(node);
  let at: TSESTree.Node | undefined = node.parent;
  while (at && at.type !== 'MethodDefinition' && at.type !== 'PropertyDefinition') {
    const rebindsThis = at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression';
    if (rebindsThis && at.parent?.type !== 'MethodDefinition') return undefined;
    at = at.parent;
  }
  if (!at || name === undefined) return undefined;
  const isStatic = at.static;
  const found = at.parent.body.filter(
    (member) =>
      (member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') &&
      member.static === isStatic &&
      findMemberName(member) === name,
  );
  const [only] = found;
  return found.length === 1 && (only?.type === 'MethodDefinition' || only?.type === 'PropertyDefinition')
    ? only
    : undefined;
}

function collectWrites(body: TSESTree.ClassBody): Writes {
  const writes = new Map<string, TSESTree.Expression[] | undefined>();
  const add = (name: string | undefined, value: TSESTree.Expression | undefined): void => {
    if (name === undefined) return;
    const values = writes.has(name) ? writes.get(name) : [];
    writes.set(name, value && values ? [...values, value] : undefined);
  };
  const visit = (node: TSESTree.Node, isPattern: boolean): void => {
    if (node.type === 'PropertyDefinition' && node.value) add(findMemberName(node), node.value);
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      add(findMemberName(node.left), node.right);
    } else if (node.type === 'MemberExpression' && isPattern) {
      add(findMemberName(node), undefined);
    }
    const holdsTargets = isPattern || node.type === 'ArrayPattern' || node.type === 'ObjectPattern';
    forEachChild(node, (child) => {
      visit(child, holdsTargets);
    });
  };
  visit(body, false);
  return writes;
}
