import type { PythonSourceCode } from '../../python/language/source-code.js';
import type { CodeNode } from '../../python/semantics/python-facts.js';
import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonRuleContext } from '../../rule.js';
import { findLoopCallback } from '../python/asynchronous.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { getCheckedModule } from '../python/modules.js';
import { PathSearch } from '../python/path-search.js';
import { getRelatedSteps, getStepRange } from '../python/steps.js';
import type { RuleOptions } from './options.js';
import { findBusyWait } from './python/busy-wait.js';
import { getLastOfChain, isBehindAnother } from './python/call-chains.js';
import { checkManagers } from './python/managers.js';
import { findEvaluationReport, getEvaluationOfCall, getEvaluationsOfTest } from './python/evaluations.js';
import { getBlockingMatcher, type BlockingMatcher } from './python/matcher.js';
import type { PythonMessageIds } from './python/messages.js';
import { findItemReport, isItemOfCall, isOfEvaluatedQuery } from './python/queries.js';
import { getRemedy, inFramework } from './python/remedies.js';
import {
  findRemedyOfPlace,
  getRemedyOfTarget,
  reportBusyWait,
  reportCall,
  reportPath,
  type ReachedCall,
} from './python/reports.js';
import { getChanges, suggestForUse } from './python/suggest-remedies.js';
import { isOnSharedLoop, isThreadWorker } from './python/thread-workers.js';
import { isGivenLocalUrl } from './python/urls.js';
import { isReadyAtOnce } from './python/waiting.js';

/** What the checks of a file share. */
interface Inspection {
  readonly context: PythonRuleContext<PythonMessageIds>;
  readonly matcher: BlockingMatcher;
  readonly search: PathSearch;
}

/** Blocking calls in asynchronous code, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  if (isTestCode(context.filename)) return {};
  const { facts } = context.sourceCode;
  const { depth, groups } = options;
  const matcher = getBlockingMatcher(options);
  const inspection: Inspection = { context, matcher, search: new PathSearch(facts, matcher, depth) };
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
      if (groups.thread && isOnSharedLoop(node, facts)) checkManagers(node, matcher, context);
    },
    Subscript(node) {
      if (!isItemOfCall(node) || !isOnSharedLoop(node, facts)) return;
      const found = findItemReport(node, matcher, context);
      if (found !== undefined) context.report(found);
    },
    If: checkTest,
    IfExp: checkTest,
    Assert: checkTest,
    While(node) {
      checkTest(node);
      const waited =
        groups.cpu && isOnSharedLoop(node, facts) ? findBusyWait(node, getCheckedModule(context)) : undefined;
      if (waited !== undefined) reportBusyWait(node, waited, context);
    },
  };
}

/** A function that is handed to the loop to be called by it. */
function checkCallback(node: ast.Call, { context, matcher, search }: Inspection): void {
  const { facts, text } = context.sourceCode;
  const callback = findLoopCallback(node, facts);
  if (callback === undefined || callback.type === 'Lambda') return;
  const at = getNameRange(callback);
  const label = toLabel(callback, text);
  const name = facts.findQualifiedName(callback);
  const known = name === undefined ? undefined : matcher.find(name);
  if (name !== undefined && known !== undefined) {
    const data = {
      call: `${name}()`,
      callback: label,
      remedy: inFramework(getRemedy(name, known.group), facts),
    };
    context.report({ at, messageId: 'blockingCallback', data });
    return;
  }
  const path = search.findPathOfCallback(callback);
  if (path === undefined) return;
  const data = { call: `${path.target}()`, callback: label, remedy: getRemedyOfTarget(path.target, facts) };
  context.report({ at, messageId: 'blockingCallback', data, related: getRelatedSteps(path) });
}

function checkCall(node: ast.Call, inspection: Inspection): void {
  const { context, matcher, search } = inspection;
  const { facts, text } = context.sourceCode;
  const name = facts.findQualifiedName(node.func);
  const known = name === undefined ? undefined : matcher.find(name, facts.getCallArguments(node));
  if (name !== undefined && known !== undefined) {
    const blocks = (call: ast.Call): boolean => isBlocking(call, inspection);
    // Those of Django are awaited one by one: `await (await Post.objects.aget(pk=1)).asave()`.
    if (!blocks(node) || (isBehindAnother(node, blocks) && !name.startsWith('django.'))) return;
    reportCall({ node, name, known, last: getLastOfChain(node, blocks) }, context);
    return;
  }
  const path = search.findPathOfCall(node);
  if (path === undefined) return;
  const changes = getChanges(node, undefined, path.target, context);
  const remedy = findRemedyOfPlace(node, context.sourceCode);
  reportOnce({ path, at: getNameRange(node), call: toLabel(node, text), remedy, ...changes }, inspection);
}

/** Whether a call blocks by itself, and does so here. */
function isBlocking(node: ast.Call, { context: { sourceCode }, matcher }: Inspection): boolean {
  const { facts } = sourceCode;
  const name = facts.findQualifiedName(node.func);
  if (name === undefined || matcher.find(name, facts.getCallArguments(node)) === undefined) return false;
  return !isQuick(node, name, sourceCode);
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
  const { context, search } = inspection;
  const { text } = context.sourceCode;
  for (const path of search.findImplicitPaths(node)) {
    const [first] = path.steps;
    if (first === undefined) continue;
    if (path.steps.length === 1 && isOfEvaluatedQuery(node, first.at, path.target)) continue;
    const suggest = path.steps.length === 1 ? suggestForUse(node, first.at, path.target, context) : [];
    reportOnce({ path, at: getStepRange(path, text), call: first.label, suggest }, inspection);
  }
}

function reportOnce(found: ReachedCall, { context, search }: Inspection): void {
  if (search.isFirstAt(found.at)) reportPath(found, context);
}

/** Whether a call that can block does not here. */
function isQuick(node: ast.Call, name: string, sourceCode: PythonSourceCode): boolean {
  if (isReadyAtOnce(node, name, sourceCode)) return true;
  return name === 'urllib.request.urlopen' && isGivenLocalUrl(node, sourceCode);
}
