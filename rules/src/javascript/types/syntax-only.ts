import type { TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin, globalModule, type CalleeOrigin } from '../semantics/origins.js';
import { findMethod, findPropertyName } from '../syntax/member-names.js';
import { type CallNode, isNamed } from '../syntax/predicates.js';
import { findVariable, type SourceCode } from '../syntax/variables.js';
import type { TypeOracle } from './oracle.js';
import { answerWith } from './questions.js';

/** The oracle where there are no types: knows what imports tell, and says of all else that it is unknown. */
export function createSyntaxOracle(sourceCode: SourceCode): TypeOracle {
  return {
    backEnd: 'none',
    prefetch() {},
    hasNullTypes: () => false,
    ...answerWith((_question, _about, unknown) => unknown),
    isCallable: ({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression',
    calleeOrigin: (node) => findCalleeOrigin(node, sourceCode) ?? findArrayMethod(node, sourceCode),
    callbackResult: (node, index) =>
      index === 0 && findArrayMethod(node, sourceCode)?.name === 'Array.forEach' ? 'dropped' : 'unknown',
    tupleLength: (node) => findTupleLength(node, sourceCode),
  };
}

/** The length of the tuple type that is written where the variable is declared, by itself or as an alias of this file. */
function findTupleLength(node: TSESTree.Expression, sourceCode: SourceCode): number | undefined {
  const written = findWrittenType(node, sourceCode);
  if (written?.type !== 'TSTupleType' || !written.elementTypes.every(isOneElement)) return undefined;
  return written.elementTypes.length;
}

/** What a method is that is called on a variable which is declared as an array: `Array.filter` of `names.filter(f)`. */
function findArrayMethod(node: CallNode, sourceCode: SourceCode): CalleeOrigin | undefined {
  const method = node.type === 'CallExpression' ? findMethod(node) : undefined;
  const name = method && findPropertyName(method);
  if (!method || name === undefined) return undefined;
  const written = findWrittenType(method.object, sourceCode);
  const isArray =
    written?.type === 'TSArrayType' ||
    written?.type === 'TSTupleType' ||
    (written?.type === 'TSTypeReference' && arrayTypes.some((one) => isNamed(written.typeName, one)));
  return isArray ? { module: globalModule, name: `Array.${name}` } : undefined;
}

const arrayTypes = ['Array', 'ReadonlyArray'] as const;

/** The type that is written where the variable is declared, or what its alias of this file stands for. */
function findWrittenType(node: TSESTree.Expression, sourceCode: SourceCode): TSESTree.TypeNode | undefined {
  const [definition, ...others] = (node.type === 'Identifier' && findVariable(node, sourceCode)?.defs) || [];
  if (definition?.name.type !== 'Identifier' || others.length > 0) return undefined;
  return withoutReadonly(toAliased(definition.name.typeAnnotation?.typeAnnotation, sourceCode));
}

/** What an alias without parameters stands for, if it is declared in this file; another type as it is. */
function toAliased(type: TSESTree.TypeNode | undefined, sourceCode: SourceCode): TSESTree.TypeNode | undefined {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const [definition, ...others] = findVariable(type.typeName, sourceCode)?.defs ?? [];
  const alias = others.length === 0 ? definition?.node : undefined;
  return alias?.type === 'TSTypeAliasDeclaration' && !alias.typeParameters ? alias.typeAnnotation : type;
}

function withoutReadonly(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  return type?.type === 'TSTypeOperator' && type.operator === 'readonly' ? type.typeAnnotation : type;
}

function isOneElement(type: TSESTree.TypeNode): boolean {
  const element = type.type === 'TSNamedTupleMember' ? type : undefined;
  return type.type !== 'TSRestType' && type.type !== 'TSOptionalType' && element?.optional !== true;
}
