import type { TSESTree } from '@typescript-eslint/utils';
import { walkOwn } from '../../../javascript/flow/traverse.js';
import type { FunctionNode } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { isSignalName, isSignalType, type OutsideSignal } from './signals.js';

/** A parameter that is declared to have a signal among other things: `options: { headers?: Headers; signal?: AbortSignal }`. */
export interface OptionsWithSignal {
  readonly parameter: TSESTree.Identifier;
  /** The name of the member. */
  readonly member: string;
}

/** The options of a function that its file declares to have a signal, in place or by a type of a name. */
export function findOptionsWithSignal(fn: FunctionNode, sourceCode: SourceCode): OptionsWithSignal | undefined {
  for (const written of fn.params) {
    const parameter = written.type === 'AssignmentPattern' ? written.left : written;
    if (parameter.type !== 'Identifier') continue;
    const type = parameter.typeAnnotation?.typeAnnotation;
    const member = type && findMembers(type, sourceCode).flatMap((one) => getSignalName(one, sourceCode))[0];
    if (member !== undefined) return { parameter, member };
  }
  return undefined;
}

function findMembers(type: TSESTree.TypeNode, sourceCode: SourceCode): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type === 'TSIntersectionType') return type.types.flatMap((one) => findMembers(one, sourceCode));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const [definition, ...others] = findVariable(type.typeName, sourceCode)?.defs ?? [];
  if (others.length > 0) return [];
  if (definition?.node.type === 'TSInterfaceDeclaration') return definition.node.body.body;
  const aliased = definition?.node.type === 'TSTypeAliasDeclaration' ? definition.node.typeAnnotation : undefined;
  return aliased ? findLiteralMembers(aliased) : [];
}

/** The members that a type writes down itself. */
function findLiteralMembers(type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSIntersectionType') return type.types.flatMap(findLiteralMembers);
  return type.type === 'TSTypeLiteral' ? type.members : [];
}

function getSignalName(member: TSESTree.TypeElement, { text }: SourceCode): string[] {
  if (member.type !== 'TSPropertySignature' || member.computed || !member.typeAnnotation) return [];
  const name = member.key.type === 'Identifier' ? member.key.name : '';
  return isSignalName(name) && isSignalType(text.slice(...member.typeAnnotation.range)) ? [name] : [];
}

/**
 * The signal that a call could be handed, as it is written there, where it is handed other members of the options but not
 * the options as a whole: `fetch(url, { headers: options.headers })`.
 */
export function findSignalLeftOut(
  call: TSESTree.CallExpression,
  { parameter, member }: OptionsWithSignal,
  sourceCode: SourceCode,
): OutsideSignal | undefined {
  let found: OutsideSignal | undefined;
  for (const node of call.arguments.flatMap((argument) => [...walkOwn(argument)])) {
    if (node.type !== 'Identifier' || node.name !== parameter.name) continue;
    const { parent } = node;
    if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) continue;
    if (parent.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand) continue;
    if (findVariable(node, sourceCode)?.defs[0]?.name !== parameter) return undefined;
    if (parent.type !== 'MemberExpression' || findPropertyName(parent) === undefined) return undefined;
    if (findPropertyName(parent) === member) return undefined;
    const text = `${parameter.name}.${member}`;
    found ??= { text, written: parent.optional ? text.replace('.', '?.') : text, kind: 'signal' };
  }
  return found;
}
