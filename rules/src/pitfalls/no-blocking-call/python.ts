import type { PythonSourceCode } from '../../python/language/source-code.js';
import type { CodeNode } from '../../python/semantics/python-facts.js';
import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonRuleContext } from '../../rule.js';
import { findLoopCallback } from '../python/asynchronous.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { getRelatedSteps, getStepRange, isWithin } from '../python/steps.js';
import type { RuleOptions } from './options.js';
import { isBusyWait } from './python/busy-wait.js';
import { checkManagers } from './python/managers.js';
import { findEvaluationReport, getEvaluationOfCall, getEvaluationsOfTest } from './python/evaluations.js';
import { getBlockingMatcher, type BlockingMatcher } from './python/matcher.js';
import type { PythonMessageIds } from './python/messages.js';
import { findItemReport, isItemOfCall, isOfEvaluatedQuery, suggestAsyncFor } from './python/queries.js';
import { getRemedy, inFramework } from './python/remedies.js';
import {
  findRemedyOfPlace,
  getRemedyOfTarget,
  reportBusyWait,
  reportCall,
  reportPath,
  type ReachedCall,
} from './python/reports.js';
import { getChanges } from './python/suggest-remedies.js';
import { isOnSharedLoop, isThreadWorker } from './python/thread-workers.js';
import { isGivenLocalUrl } from './python/urls.js';
import { isReadyAtOnce } from './python/waiting.js';

/** What the checks of a file share. */
interface Inspection {
  readonly context: PythonRuleContext<PythonMessageIds>;
  readonly matcher: BlockingMatcher;
  /** How many calls may lie between asynchronous code and what blocks. */
  readonly depth: number;
  /** Ranges that have a finding of a path. */
  readonly reported: Set<string>;
}

/** Blocking calls in asynchronous code, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  if (isTestCode(context.filename)) return {};
  const { facts } = context.sourceCode;
  const { depth = Infinity, groups } = options;
  const inspection: Inspection = { context, matcher: getBlockingMatcher(options), depth, reported: new Set() };
  // Most files have no query of Django: they are spared a look at each condition.
  const hasQueries = /\bdjango\b|\.objects\b/.test(context.sourceCode.text);
  const checkTest = ({ test }: { readonly test: ast.Expression }): void => {
    if (hasQueries) checkEvaluations(getEvaluationsOfTest(test), inspection);
  };
  return {
    Call(node) {
      checkCallback(node, inspection);
      if (hasQueries) checkEvaluations(getEvaluationOfCall(node), inspection);
      if (node.parent?.type !== 'Await' && isOnSharedLoop(node, facts)) checkCall(node, inspection);
    },
    AsyncFunctionDef(node) {
      if (!isThreadWorker(node, facts)) checkImplicit(node, inspection);
    },
    FunctionDef(node) {
      if (facts.isRunByLoop(node)) checkImplicit(node, inspection);
    },
    Lambda(node) {
      if (isOnSharedLoop(node.body, facts)) checkImplicit(node, inspection);
    },
    With(node) {
      if (groups.thread && isOnSharedLoop(node, facts)) checkManagers(node, inspection.matcher, context);
    },
    Subscript(node) {
      if (!isItemOfCall(node) || !isOnSharedLoop(node, facts)) return;
      const found = findItemReport(node, inspection.matcher, context);
      if (found !== undefined) context.report(found);
    },
    If: checkTest,
    IfExp: checkTest,
    Assert: checkTest,
    While(node) {
      checkTest(node);
      if (groups.cpu && isOnSharedLoop(node, facts) && isBusyWait(node, facts)) reportBusyWait(node, context);
    },
  };
}

/** A function that is handed to the loop to be called by it. */
function checkCallback(node: ast.Call, { context, matcher, depth }: Inspection): void {
  const { facts, text } = context.sourceCode;
  const callback = findLoopCallback(node, facts);
  if (callback === undefined || callback.type === 'Lambda') return;
  const at = getNameRange(callback);
  const label = toLabel(callback, text);
  const name = facts.findQualifiedName(callback);
  const known = name === undefined ? undefined : matcher.find(name, { positional: [], keywords: new Map() });
  if (name !== undefined && known !== undefined) {
    const data = {
      call: `${name}()`,
      callback: label,
      remedy: inFramework(getRemedy(name, known.group), facts),
    };
    context.report({ at, messageId: 'blockingCallback', data });
    return;
  }
  const path = depth === 0 ? undefined : facts.findPathOfCallback(callback, matcher);
  if (path === undefined || !isWithin(path, depth)) return;
  const data = { call: `${path.target}()`, callback: label, remedy: getRemedyOfTarget(path.target, facts) };
  context.report({ at, messageId: 'blockingCallback', data, related: getRelatedSteps(path) });
}

function checkCall(node: ast.Call, inspection: Inspection): void {
  const { context, matcher, depth } = inspection;
  const { facts, text } = context.sourceCode;
  const name = facts.findQualifiedName(node.func);
  const known = name === undefined ? undefined : matcher.find(name, facts.getCallArguments(node));
  if (name !== undefined && known !== undefined) {
    if (!isQuick(node, name, context.sourceCode)) reportCall(node, name, known, context);
    return;
  }
  const path = depth === 0 ? undefined : facts.findPathOfCall(node, matcher);
  if (path === undefined || !isWithin(path, depth)) return;
  const changes = getChanges(node, undefined, path.target, context);
  const remedy = findRemedyOfPlace(node, context.sourceCode);
  reportOnce({ path, at: getNameRange(node), call: toLabel(node, text), remedy, ...changes }, inspection);
}

/** What runs a query to count or to test what it finds. */
function checkEvaluations(found: ReturnType<typeof getEvaluationsOfTest>, inspection: Inspection): void {
  const { context, matcher } = inspection;
  for (const one of found) {
    if (!isOnSharedLoop(one.whole, context.sourceCode.facts)) continue;
    const report = findEvaluationReport(one, matcher, context.sourceCode);
    if (report !== undefined) context.report(report);
  }
}

/** What runs in the code of a node without being called there: properties, operators, generators, context managers, callbacks. */
function checkImplicit(node: CodeNode, inspection: Inspection): void {
  const { context, matcher, depth } = inspection;
  const { facts, text } = context.sourceCode;
  if (depth === 0) return;
  for (const path of facts.findImplicitPaths(node, matcher)) {
    const [first] = path.steps;
    if (first === undefined || !isWithin(path, depth)) continue;
    if (path.steps.length === 1 && isOfEvaluatedQuery(node, first.at, path.target)) continue;
    const suggest = path.steps.length === 1 ? suggestAsyncFor(node, first.at, path.target, text) : [];
    reportOnce({ path, at: getStepRange(path, text), call: first.label, suggest }, inspection);
  }
}

/** Several paths can begin at one place: the first is reported. */
function reportOnce(found: ReachedCall, { context, reported }: Inspection): void {
  const key = `${found.at.start}:${found.at.end}`;
  if (reported.has(key)) return;
  reported.add(key);
  reportPath(found, context);
}

/** Whether a call that can block does not here. */
function isQuick(node: ast.Call, name: string, sourceCode: PythonSourceCode): boolean {
  if (isReadyAtOnce(node, name, sourceCode)) return true;
  return name === 'urllib.request.urlopen' && isGivenLocalUrl(node, sourceCode);
}
