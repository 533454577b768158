import { isTypeTest } from '../../javascript/semantics/facts/test-code.js';
import { inspectNatively } from '../../javascript/types/type-oracle.js';
import { getOrAdd } from '../../project/remember.js';
import type { RuleListener } from '../../rule.js';
import { checkCallbacks } from './javascript/callbacks/callbacks.js';
import { checkFloating } from './javascript/floating.js';
import { Inspection, type Check } from './javascript/inspection.js';
import type { Context } from './javascript/messages.js';
import { checkQueues } from './javascript/queues.js';
import { checkReturns } from './javascript/returns.js';
import { findScreen } from './javascript/screen/screen.js';
import { checkStored } from './javascript/stored.js';
import { checkRequests } from './javascript/unsent-requests.js';
import { checkArrays } from './javascript/values/arrays.js';
import { checkAwaitedArrays } from './javascript/values/awaited-arrays.js';
import { checkBodies } from './javascript/values/bodies.js';
import { checkConditions } from './javascript/values/conditions.js';
import { checkDeclaredPlaces } from './javascript/values/declared-places.js';
import { checkDocuments } from './javascript/values/documents.js';
import { checkElements } from './javascript/values/elements.js';
import { checkIteration } from './javascript/values/iteration.js';
import { checkNestedArrays } from './javascript/values/nested-arrays.js';
import { checkThrowing } from './javascript/values/throwing.js';
import { checkUnchecked } from './javascript/values/unchecked.js';
import { checkValues } from './javascript/values/values.js';
import { isAnyCallbackChecked, type RuleOptions } from './options.js';

/**
 * Promises that nobody awaits, in TypeScript and JavaScript. `floating.ts` is about those that a statement drops (`unsent-requests.ts`
 * about observables that it drops), `stored.ts`,
 * `queues.ts` and `returns.ts` about those that are kept or returned, `values/` about those that are used as if they were their value, and
 * `callbacks/` about asynchronous functions that are handed to what drops their promise. `promises/` tells what an expression
 * gives and which promises need nobody; `screen/` passes over whole files in which there is nothing to report.
 */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  if (isTypeTest(context.filename)) return {};
  const isSilent = findScreen(options);
  if (isSilent && inspectNatively(context, isSilent) === true) return {};
  const inspection = new Inspection(context, options);
  const checks = getChecks(options).map((check) => check(inspection));
  return {
    ...mergeListeners(checks),
    'Program:exit'() {
      const asked = checks.flatMap((check) => check.getAsked?.() ?? []);
      if (asked.length > 0) {
        const foreseen = checks.flatMap((check) => check.getForeseen?.() ?? []);
        inspection.oracle.prefetch(asked, {
          members: foreseen.flatMap(({ members = [] }) => members),
          callbacks: foreseen.flatMap(({ callbacks = [] }) => callbacks),
        });
      }
      for (const check of checks) check.report();
      inspection.reportAllMisused();
    },
  };
}

function getChecks(options: RuleOptions): ((inspection: Inspection) => Check)[] {
  return [
    checkFloating,
    checkRequests,
    checkAwaitedArrays,
    ...(options.checkValues
      ? [
          checkConditions,
          checkValues,
          checkBodies,
          checkDocuments,
          checkArrays,
          checkElements,
          checkNestedArrays,
          checkIteration,
          checkThrowing,
          checkUnchecked,
          checkDeclaredPlaces,
        ]
      : []),
    ...(isAnyCallbackChecked(options) ? [checkCallbacks] : []),
    checkStored,
    checkQueues,
    checkReturns,
  ];
}

/** One listener that calls those of all checks. */
function mergeListeners(checks: readonly Check[]): RuleListener {
  const bySelector = new Map<string, ((node: never) => void)[]>();
  for (const { listener } of checks) {
    for (const [selector, visit] of Object.entries(listener)) {
      if (visit) getOrAdd(bySelector, selector, () => []).push(visit);
    }
  }
  return Object.fromEntries(
    [...bySelector].map(([selector, visitors]) => [
      selector,
      (node: never) => {
        for (const visit of visitors) visit(node);
      },
    ]),
  );
}
