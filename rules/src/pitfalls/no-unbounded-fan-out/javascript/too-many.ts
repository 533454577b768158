import type { TSESTree } from '@typescript-eslint/utils';
import { hasAwait } from '../../../javascript/flow/traverse.js';
import { isOfSmallEvent } from '../../../javascript/library/lambda-events.js';
import { isTestCode } from '../../../javascript/semantics/facts/test-code.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { RuleContext } from '../../../rule.js';
import { defaultOptions } from '../options.js';
import { findLoop } from './loops.js';
import { isBounded, isFetched } from './sizes.js';
import { getStartedBy, type Started } from './started.js';

/**
 * Whether the operations take what there is little of, and nothing limits how many there are.
 * @param max the largest constant number that counts as a limit
 */
export function areTooMany(started: Started, source: TSESTree.Expression, max: number, context: RuleContext): boolean {
  const { sourceCode } = context;
  return (
    (started.waiting === 'connections' || (started.waiting === 'files' && isFetched(source, sourceCode))) &&
    !isBounded(source, max, sourceCode) &&
    getTypeOracle(context).tupleLength(source) === undefined &&
    !isTestCode(getModuleFile(context)) &&
    !isOfSmallEvent(source, getTypeOracle(context), sourceCode)
  );
}

/** Whether a loop around the call starts it for each element of something long, and waits for none: `for (…) fetch(url);`. */
export function startsTooMany(call: TSESTree.Expression, context: RuleContext): boolean {
  const loop = findLoop(call);
  if (!loop || hasAwait(loop.body) || (loop.node.type === 'ForOfStatement' && loop.node.await)) return false;
  return areTooMany(getStartedBy(call, context), loop.source, defaultOptions.max, context);
}
