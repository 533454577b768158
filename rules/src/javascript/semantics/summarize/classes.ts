import type { TSESTree } from '@typescript-eslint/utils';
import { findMemberName } from '../../syntax/member-names.js';
import type { ClassSummary, Value } from '../summary.js';
import type { InterfaceNode } from './types.js';
import { choose, type ClassNode, type ValueReader } from './values.js';

/** What is known of a class from its text. */
export function summarizeClass(node: ClassNode, values: ValueReader): ClassSummary {
  const members: Record<string, Value> = {};
  const statics: Record<string, Value> = {};
  const add = (isStatic: boolean, name: string | undefined, value: Value | undefined): void => {
    if (name !== undefined && value) (isStatic ? statics : members)[name] = value;
  };
  /** What a declaration says of a field counts more than what a constructor puts there, but for an instance made there. */
  const addUndeclared: typeof add = (isStatic, name, value) => {
    if (!declared.has(name) || (value?.kind === 'instance' && value.isExact)) add(isStatic, name, value);
  };
  const declared = getTypedFields(node);
  const overloaded = getOverloaded(node);
  for (const member of node.body.body) {
    if (isBodiless(member) && overloaded.has(findMemberName(member))) continue;
    if (member.type === 'MethodDefinition' && member.kind === 'get') {
      add(member.static, `get ${findMemberName(member) ?? ''}`, values.read(member.value));
    } else if (member.type === 'MethodDefinition' && member.kind !== 'set') {
      add(member.static, findMemberName(member), values.read(member.value));
      if (member.kind === 'constructor') addConstructorFields(member.value, values, addUndeclared);
    } else if (member.type === 'TSAbstractMethodDefinition') {
      add(false, findMemberName(member), values.read(member.value));
    } else if (member.type === 'PropertyDefinition') {
      const type = member.typeAnnotation && values.types.readHeldType(member.typeAnnotation.typeAnnotation);
      add(member.static, findMemberName(member), choose(member.value ? values.read(member.value) : undefined, type));
    }
  }
  const baseTypes = values.types.readTypeArguments(node.superTypeArguments);
  return {
    name: node.id?.name ?? '',
    base: node.superClass ? values.read(node.superClass) : undefined,
    ...(baseTypes && { baseTypes }),
    members,
    statics,
  };
}

/** Methods that have several signatures without a body: the text does not tell of which a call is. */
function getOverloaded({ body }: ClassNode): ReadonlySet<string | undefined> {
  const seen = new Set<string | undefined>();
  const overloaded = new Set<string | undefined>();
  for (const member of body.body) {
    if (!isBodiless(member)) continue;
    const name = findMemberName(member);
    (seen.has(name) ? overloaded : seen).add(name);
  }
  return overloaded;
}

function isBodiless(
  member: TSESTree.ClassElement,
): member is TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition {
  const isMethod = 'kind' in member && member.kind === 'method';
  return isMethod && member.value.type === 'TSEmptyBodyFunctionExpression';
}

/** What an interface, or an object type, says of its members; nothing of methods whose signatures differ in what they give. */
export function summarizeInterface(node: InterfaceNode, values: ValueReader): ClassSummary {
  const signatures = new Map<string, Value | undefined>();
  for (const member of node.type === 'TSTypeLiteral' ? node.members : node.body.body) {
    if (member.type !== 'TSMethodSignature' && member.type !== 'TSPropertySignature') continue;
    const name = findMemberName(member);
    if (name === undefined) continue;
    const read = readSignature(member, values);
    signatures.set(name, signatures.has(name) ? toCommon(signatures.get(name), read) : read);
  }
  const members: Record<string, Value> = {};
  for (const [name, value] of signatures) if (value) members[name] = value;
  const [base, ...others] = node.type === 'TSTypeLiteral' ? [] : node.extends;
  return {
    name: node.type === 'TSTypeLiteral' ? '' : node.id.name,
    base: base && others.length === 0 ? values.read(base.expression) : undefined,
    members,
    statics: {},
  };
}

/** What two signatures of a method have in common: what they give. */
function toCommon(one: Value | undefined, other: Value | undefined): Value | undefined {
  if (one?.kind !== 'signature' || other?.kind !== 'signature' || !one.returns) return undefined;
  return JSON.stringify(one.returns) === JSON.stringify(other.returns)
    ? { kind: 'signature', returns: one.returns }
    : undefined;
}

function readSignature(
  member: TSESTree.TSMethodSignature | TSESTree.TSPropertySignature,
  values: ValueReader,
): Value | undefined {
  if (member.type === 'TSMethodSignature')
    return member.kind === 'method' ? values.types.readFunctionType(member) : undefined;
  return member.typeAnnotation && values.types.readHeldType(member.typeAnnotation.typeAnnotation);
}

/** Names of the fields that have a type annotation. */
function getTypedFields({ body }: ClassNode): ReadonlySet<string | undefined> {
  const typed = body.body.filter((member) => member.type === 'PropertyDefinition' && member.typeAnnotation);
  return new Set(typed.map((member) => (member.type === 'PropertyDefinition' ? findMemberName(member) : undefined)));
}

/** Fields that a constructor declares (`private readonly store: Store`) or sets (`this.store = new Store()`). */
function addConstructorFields(
  fn: TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression,
  values: ValueReader,
  add: (isStatic: boolean, name: string | undefined, value: Value | undefined) => void,
): void {
  for (const parameter of fn.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const name = parameter.parameter.type === 'Identifier' ? parameter.parameter : parameter.parameter.left;
    add(false, name.name, name.typeAnnotation && values.types.readHeldType(name.typeAnnotation.typeAnnotation));
  }
  for (const statement of fn.body?.body ?? []) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') continue;
    add(false, findMemberName(left), values.read(right));
  }
}
