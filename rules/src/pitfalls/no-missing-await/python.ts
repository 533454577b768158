import type { PythonListener, PythonRuleContext } from '../../rule.js';
import { getCheckedModule } from '../python/modules.js';
import type { RuleOptions } from './options.js';
import { findAwaitedReport } from './python/awaited-results.js';
import { CallChecker } from './python/calls.js';
import { findAssignedReport } from './python/callbacks/assigned.js';
import { findCallbackReport } from './python/callbacks/callbacks.js';
import { findConsumedReport, findElementReport, findLoopReport } from './python/elements.js';
import { HandedCoroutines } from './python/fates/handed.js';
import { findOperationReport } from './python/members.js';
import type { PythonMessageIds } from './python/messages.js';
import {
  findAsyncWithReport,
  findCollectingReport,
  findEnteringReport,
  findForReport,
  findUnpackingReport,
  findWithReport,
} from './python/protocols.js';
import { findRegistrationReport } from './python/callbacks/registered.js';
import type { Report } from './python/report.js';
import { StoredCoroutines } from './python/fates/stored.js';
import { findTestCaseReport } from './python/test-cases.js';
import { findUncalledReport } from './python/callbacks/uncalled.js';
import { findWaitReport } from './python/wait.js';

/**
 * Coroutines that nobody awaits, in Python. `calls.ts` has the first and most of it: `uses/` tells what the code does with the
 * value of an expression, `fates/` what becomes of one that is kept. `callbacks/` is about coroutine functions that are handed
 * to something that does not await what they give.
 */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  const around = getCheckedModule(context);
  const { text, facts } = around;
  const handed = new HandedCoroutines(around);
  const stored = new StoredCoroutines(facts, text, handed);
  const allowedCalls = new Set(options.allowCalls.map((name) => name.replace(':', '.')));
  const calls = new CallChecker(around, stored, handed, allowedCalls);
  const report = (found: Report | undefined): void => {
    if (found !== undefined) context.report(found);
  };
  return {
    Call(node) {
      report(calls.findReport(node));
      report(findWaitReport(node, around));
      report(findCallbackReport(node, around));
      report(findCollectingReport(node, around));
      report(findEnteringReport(node, around));
      report(findConsumedReport(node, around));
      report(findUncalledReport(node, around));
    },
    Await: (node) => {
      report(findAwaitedReport(node, stored, around));
    },
    Attribute: (node) => {
      report(calls.findReadReport(node));
    },
    Subscript: (node) => {
      report(calls.findReadReport(node) ?? findOperationReport(node, facts, text));
    },
    BinOp: (node) => {
      report(calls.findReadReport(node));
    },
    Compare: (node) => {
      report(findOperationReport(node, facts, text));
    },
    For: (node) => {
      report(findForReport(node, around));
      report(findLoopReport(node, stored, around));
    },
    Starred: (node) => {
      report(findUnpackingReport(node, around));
    },
    Assign: (node) => {
      report(findUnpackingReport(node, around));
      report(findAssignedReport(node, around));
    },
    YieldFrom: (node) => {
      report(findUnpackingReport(node, around));
    },
    comprehension: (node) => {
      report(findForReport(node, around));
      report(findElementReport(node, around));
    },
    AsyncFunctionDef: (node) => {
      report(findRegistrationReport(node, around));
      report(findTestCaseReport(node, around));
    },
    With: (node) => {
      for (const item of node.items) report(findWithReport(item, node, around));
    },
    AsyncWith: (node) => {
      for (const item of node.items) report(findAsyncWithReport(item, node, around));
    },
  };
}
