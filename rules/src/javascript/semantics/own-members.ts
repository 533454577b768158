import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { remember } from '../../project/remember.js';
import { forEachChild } from '../syntax/children.js';
import { isFunction } from '../syntax/functions.js';
import { findMemberName } from '../syntax/member-names.js';
import { isNamed } from '../syntax/predicates.js';

type Member = TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

/** By name what a class, or a file, writes into properties; undefined for what is written in a way that shows no value. */
type Writes = ReadonlyMap<string, TSESTree.Expression[] | undefined>;

/**
 * All values that a property of `this` can have, where nothing outside the class can write it (`private` or `#name`).
 * Undefined for other properties, and where it is written without a value to see.
 */
export function findPrivateValues(node: TSESTree.MemberExpression): TSESTree.Expression[] | undefined {
  const body = findPrivateMember(node)?.parent;
  const name = findMemberName(node);
  return body && name !== undefined ? getWrites(body).get(name) : undefined;
}

/** The only value that the file writes into a property of that name, if it is one of `this`; other files may write others. */
export function findOnlyWritten(
  node: TSESTree.MemberExpression,
  { ast }: Readonly<TSESLint.SourceCode>,
): TSESTree.Expression | undefined {
  const name = findMemberName(node);
  const isOwn = node.object.type === 'ThisExpression' && findMemberAround(node) !== undefined;
  const values = (isOwn && name !== undefined && getWrites(ast).get(name)) || [];
  return values.length === 1 ? values[0] : undefined;
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
export function findOwnMember(node: TSESTree.MemberExpression): Member | undefined {
  const name = findMemberName(node);
  const around = node.object.type === 'ThisExpression' && name !== undefined ? findMemberAround(node) : undefined;
  if (!around || name === undefined) return undefined;
  const found =
    getMembers(around.parent)
      .get(name)
      ?.filter((member) => member.static === around.static) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** The members of a class by name. */
const getMembers = remember(({ body }: TSESTree.ClassBody): ReadonlyMap<string, readonly Member[]> => {
  const members = new Map<string, Member[]>();
  for (const member of body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    const name = findMemberName(member);
    if (name !== undefined) members.set(name, [...(members.get(name) ?? []), member]);
  }
  return members;
});

/** The member of a class that the node is in and whose `this` it sees. */
function findMemberAround(node: TSESTree.Node): Member | undefined {
  let at: TSESTree.Node | undefined = node.parent;
  while (at && at.type !== 'MethodDefinition' && at.type !== 'PropertyDefinition') {
    const rebindsThis = at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression';
    if (at.type === 'StaticBlock' || hasOwnThis(at) || (rebindsThis && at.parent?.type !== 'MethodDefinition'))
      return undefined;
    at = at.parent;
  }
  return at;
}

/** `method(this: Other)`. */
function hasOwnThis(node: TSESTree.Node): boolean {
  const [first] = isFunction(node) ? node.params : [];
  return isNamed(first, 'this');
}

const getWrites = remember((body: TSESTree.ClassBody | TSESTree.Program): Writes => {
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
});
