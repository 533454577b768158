import type { TSESTree } from '@typescript-eslint/utils';
import { globalModule, isOrigin, type CalleeOrigin } from '../../../../javascript/semantics/origins.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';
import type { Inspection } from '../inspection.js';

/**
 * Whether a function writes what it is given as JSON: https://fetch.spec.whatwg.org/#dom-response-json,
 * https://nextjs.org/docs/app/api-reference/functions/next-response
 */
export function isJsonWriter(origin: CalleeOrigin | undefined): boolean {
  return (
    isOrigin(origin, globalModule, 'JSON.stringify', 'Response.json') ||
    isOrigin(origin, 'next/server', 'NextResponse.json')
  );
}

/**
 * Methods of replies that write what they are given as JSON, and who declares them: Express, whose types are in a module of
 * their own, Fastify, Next.js, Hono.
 */
const replies: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['json', new Set(['express', 'express-serve-static-core', 'hono', 'next'])],
  // https://expressjs.com/en/5x/api.html#res.send and https://fastify.dev/docs/latest/Reference/Reply/#senddata
  ['send', new Set(['express', 'express-serve-static-core', 'fastify', 'next'])],
]);

/** `response.json({ user })` */
export function isNamedAsJsonReply(node: TSESTree.CallExpression): boolean {
  return replies.has(findMethodName(node) ?? '');
}

/** Whether types tell that it is one. */
export function isJsonReply(node: TSESTree.CallExpression, { oracle }: Inspection): boolean {
  if (oracle.backEnd === 'none') return false;
  return replies.get(findMethodName(node) ?? '')?.has(oracle.calleeOrigin(node)?.module ?? '') === true;
}

/** Functions that copy what they are given: https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal */
const cloning = /(?:^|\.)(?:postMessage|structuredClone)$/;

/** `worker.postMessage({ user })` */
export function isNamedAsCloner({ callee }: TSESTree.CallExpression, { sourceCode }: Inspection): boolean {
  return cloning.test(sourceCode.getText(callee));
}

/** Whether it is one of the platform. */
export function isCloner(node: TSESTree.CallExpression, { oracle }: Inspection): boolean {
  const origin = oracle.calleeOrigin(node);
  return [globalModule, 'worker_threads'].includes(origin?.module ?? '') && cloning.test(origin?.name ?? '');
}

/** Drivers that send what is an object as JSON: https://node-postgres.com/features/types */
const queryDrivers: ReadonlySet<string> = new Set(['pg', 'pg-pool', '@neondatabase/serverless']);

/** The values that a query is given apart from its text, if the call may be one: `pool.query(text, [id, hash])`. */
export function findQueryValues(node: CallNode): TSESTree.ArrayExpression | undefined {
  const [, values] = node.arguments;
  if (node.type !== 'CallExpression' || values?.type !== 'ArrayExpression') return undefined;
  return findMethodName(node) === 'query' ? values : undefined;
}

/** Whether types tell that it is one. */
export function isQuery(node: CallNode, { oracle }: Inspection): boolean {
  if (node.type !== 'CallExpression' || oracle.backEnd === 'none') return false;
  return queryDrivers.has(oracle.calleeOrigin(node)?.module ?? '');
}

/** What is written as JSON on its own: of an object or array in the text, its values. */
export function getJsonParts(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === 'ArrayExpression') return node.elements.flatMap((one) => (one ? getJsonParts(one) : []));
  if (node.type !== 'ObjectExpression') return [node];
  return node.properties.flatMap((one) => (one.type === 'Property' ? getJsonParts(one.value) : []));
}
