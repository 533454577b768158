import type { TSESTree } from '@typescript-eslint/utils';
import { findPathOfCall, type CallPathQuery } from '../../../javascript/semantics/facts/call-paths.js';
import { isRunByEventLoop } from '../../../javascript/semantics/facts/request-handlers.js';
import { getLibraryName, type FunctionEntity, type ModuleFile } from '../../../javascript/semantics/module-file.js';
import type { CallSummary } from '../../../javascript/semantics/summary.js';
import { isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { toSourceLocation } from '../../../javascript/syntax/locations.js';
import { toRelatedSteps, toThroughClause } from '../../../project/calls/call-path.js';
import { recordRelated } from '../../../related.js';
import type { RuleOptions } from '../options.js';
import type { Context, JavaScriptMessageIds } from './messages.js';
import { isEffectBuilder, isEffectRun, isNestedLoop } from './nested-runs.js';

/** What runs something where it must not, and the messages for a call of it and for a call that leads to one. */
interface Run {
  readonly query: CallPathQuery;
  readonly direct: JavaScriptMessageIds;
  readonly through: JavaScriptMessageIds;
}

/** Reports synchronous waits for asynchronous work, reached from asynchronous functions and request handlers. */
export function checkLoops(file: ModuleFile, context: Context, options: RuleOptions): void {
  const run: Run = {
    query: {
      key: 'no-nested-run loops',
      findTarget: (callee) => (isNestedLoop(callee) ? `${getLibraryName(callee)}()` : undefined),
      enters: ({ summary }) => summary.isWorker !== true,
      depth: options.depth,
    },
    direct: 'nestedLoop',
    through: 'nestedLoopThrough',
  };
  for (const fn of file.functions.filter(isRunByEventLoop)) {
    for (const call of fn.summary.calls) reportReached(call, fn, run, context);
  }
}

/** Reports effects that are run by functions which are a part of an Effect. */
export function checkEffects(
  file: ModuleFile,
  calls: readonly TSESTree.CallExpression[],
  context: Context,
  options: RuleOptions,
): void {
  const run: Run = {
    query: {
      key: 'no-nested-run effects',
      findTarget: (callee) => (isEffectRun(callee) ? `${getLibraryName(callee)}()` : undefined),
      followsAsync: true,
      depth: options.depth,
    },
    direct: 'nestedEffect',
    through: 'nestedEffectThrough',
  };
  const builders = calls.filter(({ callee }) => {
    const builder = file.resolveNode(callee, context.sourceCode);
    return builder?.kind === 'library' && isEffectBuilder(builder);
  });
  for (const node of new Set(builders.flatMap(getCallbacks))) {
    const fn = file.findFunction(node);
    if (!fn) continue;
    for (const call of fn.summary.calls) reportReached(call, fn, run, context);
  }
}

/** The functions among the arguments of a call, and in objects among them. */
function getCallbacks(call: TSESTree.CallExpression): FunctionNode[] {
  const values = call.arguments.flatMap((argument): readonly TSESTree.Node[] =>
    argument.type === 'ObjectExpression'
      ? argument.properties.map((property) => (property.type === 'Property' ? property.value : property))
      : [argument],
  );
  return values.filter((value) => isFunction(value));
}

function reportReached(
  call: CallSummary,
  caller: FunctionEntity,
  { query, direct, through }: Run,
  context: Context,
): void {
  const { sourceCode } = context;
  const callee = caller.file.resolveCallee(call);
  const loc = toSourceLocation(call, sourceCode);
  if (callee?.kind === 'library' && query.findTarget(callee, call, caller) !== undefined) {
    context.report({ loc, messageId: direct, data: { call: call.label } });
  }
  if (callee?.kind !== 'function') return;
  const path = findPathOfCall(callee, call, query);
  if (!path) return;
  recordRelated(sourceCode, context.id, loc.start, toRelatedSteps(path.steps));
  const data = { call: call.label, target: path.target, through: toThroughClause(path.steps.slice(0, -1)) };
  context.report({ loc, messageId: through, data });
}
