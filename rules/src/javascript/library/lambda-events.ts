import type { TSESTree } from '@typescript-eslint/utils';
import { getModuleName } from '../syntax/imports.js';
import { findPropertyName } from '../syntax/member-names.js';
import { contains } from '../syntax/predicates.js';
import { unwrapExpression } from '../syntax/unwrap.js';
import { findOnlyDeclarator, findPatternPath, findVariable, type ScopeSource } from '../syntax/variables.js';
import type { TypeOracle } from '../types/oracle.js';

const types = 'aws-lambda';

/**
 * Records of which the service hands over no more at once than fit: S3 and SNS one
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html, https://aws.amazon.com/sns/faqs/),
 * a queue 10 unless whoever deploys the function chose another batch size, which FIFO queues cannot raise
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html). Streams, of which it is 100 and may be 10,000
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html), are not among them.
 */
const fewAtOnce: ReadonlySet<string> = new Set(['S3EventRecord', 'SNSEventRecord', 'SQSRecord']);

/** The events that have them, by the names of their types. */
const smallEvents: ReadonlySet<string> = new Set(['S3Event', 'SNSEvent', 'SQSEvent']);

/** Whether a collection has the records of an event of AWS Lambda that has few of them; or may have, where nobody tells types. */
export function isOfSmallEvent(
  collection: TSESTree.Expression,
  oracle: TypeOracle,
  sourceCode: ScopeSource & { readonly text: string },
): boolean {
  if (oracle.backEnd === 'none' && sourceCode.text.includes(types)) return true;
  const element = oracle.elementOrigin(collection);
  if (!element) return isOfUnknownEvent(collection, sourceCode);
  return element.module === types && fewAtOnce.has(element.name);
}

/**
 * `event.Records` of a parameter without a type: of which service it is, its author knows. Or of one whose type only its name
 * tells, for `@types/aws-lambda` is not installed.
 */
function isOfUnknownEvent(collection: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const node = unwrapExpression(collection);
  if (node.type !== 'Identifier') return isRecordsOfUnknown(node, sourceCode);
  const variable = findVariable(node, sourceCode);
  const { id, init } = (variable && findOnlyDeclarator(variable)) ?? {};
  if (variable && id && init) {
    const names = findPatternPath(id, variable)?.join('.');
    return names === ''
      ? isRecordsOfUnknown(init, sourceCode)
      : names === 'Records' && isUnknownEvent(init, sourceCode);
  }
  const parameter = findParameter(node, sourceCode);
  return parameter?.type === 'ObjectPattern' && hasSmallEventType(parameter, sourceCode);
}

function isRecordsOfUnknown(written: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const node = unwrapExpression(written);
  if (node.type !== 'MemberExpression' || findPropertyName(node) !== 'Records') return false;
  return isUnknownEvent(node.object, sourceCode);
}

function isUnknownEvent(node: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const parameter = node.type === 'Identifier' ? findParameter(node, sourceCode) : undefined;
  if (parameter?.type !== 'Identifier') return false;
  return !parameter.typeAnnotation || hasSmallEventType(parameter, sourceCode);
}

/** The parameter, or the pattern of it, that an identifier means. */
function findParameter(node: TSESTree.Identifier, sourceCode: ScopeSource): TSESTree.Parameter | undefined {
  const [definition] = findVariable(node, sourceCode)?.defs ?? [];
  if (definition?.type !== 'Parameter') return undefined;
  return definition.node.params.find((parameter) => contains(parameter, definition.name));
}

/** `event: SQSEvent`, imported from `aws-lambda`. */
function hasSmallEventType(parameter: TSESTree.Identifier | TSESTree.ObjectPattern, sourceCode: ScopeSource): boolean {
  const type = parameter.typeAnnotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const [definition] = findVariable(type.typeName, sourceCode)?.defs ?? [];
  if (definition?.type !== 'ImportBinding' || definition.node.type !== 'ImportSpecifier') return false;
  const { imported, parent } = definition.node;
  return (
    smallEvents.has(getModuleName(imported)) && parent.type === 'ImportDeclaration' && parent.source.value === types
  );
}
