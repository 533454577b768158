import type { TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin } from '../../javascript/semantics/origins.js';
import { isFunction } from '../../javascript/syntax/functions.js';
import { findMethod } from '../../javascript/syntax/member-names.js';
import { toOneLine } from '../../javascript/syntax/one-line.js';
import { getArguments } from '../../javascript/syntax/unwrap.js';
import type { RuleListener } from '../../rule.js';
import { findFanOut, type FanOut } from './javascript/fan-outs.js';
import { findCollectionLoop, findDroppedCall, type LoopStatement } from './javascript/loops.js';
import type { Context } from './javascript/messages.js';
import { getStartedBy } from './javascript/started.js';
import { suggestConcurrency, suggestLimits } from './javascript/suggestions.js';
import { areTooMany } from './javascript/too-many.js';
import type { RuleOptions } from './options.js';

/** What the checks of one file share. */
interface Check {
  readonly context: Context;
  readonly options: RuleOptions;
}

/**
 * Reports operations that are started for every element of something arbitrarily long, all at once. `fan-outs.ts` and `loops.ts`
 * find where something is started for each, `started.ts` tells what that is, and `too-many.ts` whether there can be too many of
 * it, by what `sizes.ts` knows.
 */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const check: Check = { context, options };
  const visitLoop = (node: LoopStatement): void => checkLoop(node, check);
  return {
    CallExpression(node) {
      checkForEach(node, check);
      checkCombined(node, check);
    },
    ForOfStatement: visitLoop,
    ForStatement: visitLoop,
    WhileStatement: visitLoop,
  };
}

/** `for (const x of xs) void f(x);` */
function checkLoop(node: LoopStatement, check: Check): void {
  // With `for await` the next one comes when the source has it.
  const loop = node.type === 'ForOfStatement' && node.await ? undefined : findCollectionLoop(node);
  const call = loop && findDroppedCall(node.body);
  if (call) reportStarts(call, loop.source, check);
}

/** `xs.forEach((x) => void f(x))` */
function checkForEach(node: TSESTree.CallExpression, check: Check): void {
  const method = findMethod(node, 'forEach');
  const [callback] = getArguments(node);
  if (!method || !callback || !isFunction(callback) || callback.async) return;
  const call = findDroppedCall(callback.body);
  if (call) reportStarts(call, method.object, check);
}

function reportStarts(call: TSESTree.CallExpression, source: TSESTree.Expression, check: Check): void {
  const { context } = check;
  const fanOut: FanOut = { source, started: getStartedBy(call, context) };
  if (!isReported(fanOut, check)) return;
  context.report({
    node: call.callee,
    messageId: 'startsInLoop',
    data: { started: fanOut.started.label, source: getText(source, context) },
  });
}

/** `Promise.all(xs.map(f))` and its kin. */
function checkCombined(node: TSESTree.CallExpression, check: Check): void {
  const { context, options } = check;
  const origin = findCalleeOrigin(node, context.sourceCode);
  const fanOut = findFanOut(node, origin, context);
  if (!origin || !fanOut || !isReported(fanOut, check)) return;
  context.report({
    node: node.callee,
    messageId: 'startsForEach',
    data: {
      call: origin.module === 'p-map' ? 'pMap()' : `${origin.name}()`,
      started: fanOut.started.label,
      source: getText(fanOut.source, context),
    },
    suggest:
      origin.name === 'mergeMap'
        ? suggestConcurrency(node, options.limit)
        : suggestLimits(node, fanOut, options.limit, context),
  });
}

function isReported({ source, started }: FanOut, { context, options }: Check): boolean {
  return areTooMany(started, source, options.max, context);
}

/** The collection for a message: on one line, never long. */
function getText(node: TSESTree.Node, { sourceCode }: Context): string {
  const text = toOneLine(sourceCode.getText(node));
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
