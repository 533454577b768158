import type { TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../syntax/member-names.js';
import { findVariable, type ScopeSource } from '../syntax/variables.js';
import { unwrapExpression } from '../syntax/unwrap.js';
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

/** `event.Records`, of a parameter without a type: of which service it is, its author knows. */
function isOfUnknownEvent(collection: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const node = unwrapExpression(collection);
  if (node.type !== 'MemberExpression' || findPropertyName(node) !== 'Records') return false;
  if (node.object.type !== 'Identifier') return false;
  const [definition] = findVariable(node.object, sourceCode)?.defs ?? [];
  return definition?.type === 'Parameter' && !definition.name.typeAnnotation;
}
