import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { someOwn } from '../../../javascript/flow/traverse.js';
import { findHeldValue } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, globalModule } from '../../../javascript/semantics/origins.js';
import { isCallNode } from '../../../javascript/syntax/predicates.js';
import type { OutsideSignal } from './signals.js';

/** What makes an answer: https://fetch.spec.whatwg.org/#response-class and https://nextjs.org/docs/app/api-reference/functions/next-response */
const responseOfWeb = /^Response(?:\.(?:error|json|redirect))?$/;
const responseOfNext = /^NextResponse(?:\.(?:error|json|redirect))?$/;

/**
 * Whether the handler ends with an answer to the request whose sender aborted it, and reads no answer any more:
 * `return new Response(null, { status: 502 });` after `fetch(url, { signal: request.signal })`.
 */
export function answersAbortedRequest(
  handler: TSESTree.CatchClause,
  signal: OutsideSignal,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  if (signal.isOfHolder !== true || handler.body.body.at(-1)?.type !== 'ReturnStatement') return false;
  return !someOwn(
    handler.body,
    (node) => node.type === 'ReturnStatement' && !(node.argument && isResponse(node.argument, sourceCode)),
  );
}

function isResponse(written: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const node = findHeldValue(written, sourceCode);
  if (!isCallNode(node)) return false;
  const origin = findCalleeOrigin(node, sourceCode);
  if (origin?.module === globalModule) return responseOfWeb.test(origin.name);
  return origin?.module === 'next/server' && responseOfNext.test(origin.name);
}
