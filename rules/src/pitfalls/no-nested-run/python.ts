import { getRunningScope } from '../../python/flow/enclosing.js';
import type { CodeNode, PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonRuleContext } from '../../rule.js';
import { findLoopCallback, isInAsynchronousCode } from '../python/asynchronous.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { isWaitingForOwnLoop } from '../python/own-loop.js';
import { PathSearch } from '../python/path-search.js';
import { getRelatedSteps, getStepRange, toThrough } from '../python/steps.js';
import type { RuleOptions } from './options.js';
import { isWithoutLoop } from './python/guards.js';
import { checkAcquiredLock, checkHeldLocks } from './python/held-locks.js';
import { asyncToSync, isLoopStarter, loopStartMatcher, threadKeyword, toStarterLabel } from './python/loop-starters.js';
import type { PythonMessageIds } from './python/messages.js';
import { isPatch, Patches } from './python/patches.js';
import { pathMessages, reportPath, reportStart, type Place, type ReachedStart } from './python/reports.js';

type Context = PythonRuleContext<PythonMessageIds>;

/** What the checks of a file share. */
interface Inspection {
  readonly context: Context;
  readonly search: PathSearch;
  /** Whether nested runs count as faults where `nest_asyncio` makes them possible, too. */
  readonly nestAsyncio: boolean;
  readonly patches: Patches;
}

/** Event loops that are started where one is running, in Python. */
export function checkPython(context: Context, options: RuleOptions): PythonListener {
  const { facts } = context.sourceCode;
  const { depth, nestAsyncio, heldLock } = options;
  const search = new PathSearch(facts, loopStartMatcher, depth);
  const inspection: Inspection = { context, search, nestAsyncio, patches: new Patches(context.sourceCode) };
  return {
    Call(node) {
      checkCallback(node, inspection);
      checkCall(node, inspection);
      if (isWaitingForOwnLoop(node, facts)) {
        context.report({ at: getNameRange(node), messageId: 'waitsForOwnLoop' });
      }
      if (nestAsyncio && !facts.isNotebook && isPatch(node, facts)) {
        context.report({ at: getNameRange(node), messageId: 'nestAsyncio' });
      }
    },
    Module(node) {
      if (facts.isNotebook) checkImplicit(node, 'cell', inspection);
    },
    AsyncFunctionDef(node) {
      checkImplicit(node, 'async', inspection);
    },
    FunctionDef(node) {
      if (facts.isRunByLoop(node)) checkImplicit(node, 'async', inspection);
    },
    Lambda(node) {
      if (isInAsynchronousCode(node.body, facts)) checkImplicit(node, 'async', inspection);
    },
    AsyncWith(node) {
      if (heldLock) checkHeldLocks(node, context);
    },
    Try(node) {
      if (heldLock) checkAcquiredLock(node, context);
    },
  };
}

/** A function that is handed to the loop to be called by it. */
function checkCallback(node: ast.Call, inspection: Inspection): void {
  const { context, search } = inspection;
  const { facts, text } = context.sourceCode;
  const callback = findLoopCallback(node, facts);
  if (callback === undefined || callback.type === 'Lambda' || isMadePossible(node, inspection)) return;
  const path = search.findPathOfCallback(callback);
  if (path === undefined) return;
  context.report({
    at: getNameRange(callback),
    messageId: pathMessages[toPatched(node, 'async', inspection)],
    data: { call: `${toLabel(callback, text)}()`, target: toStarterLabel(path.target), through: toThrough(path) },
    related: getRelatedSteps(path),
  });
}

function checkCall(node: ast.Call, inspection: Inspection): void {
  const { context, search } = inspection;
  const { facts, text } = context.sourceCode;
  // Asked first: where no loop can be running, nothing has to be found out about the call.
  const place = findPlace(node, facts);
  if (place === undefined) return;
  if (isStarting(node, facts)) {
    if (!isLegal(node, inspection)) reportStart(node, toPatched(node, place, inspection), context);
    return;
  }
  const path = search.findPathOfCall(node);
  if (path === undefined || isLegal(node, inspection)) return;
  const found = { path, at: getNameRange(node), call: toLabel(node, text) };
  reportOnce({ ...found, place: toPatched(node, place, inspection) }, inspection);
}

/** What runs in the code of a node without being called there: properties, operators, generators, context managers, callbacks. */
function checkImplicit(node: CodeNode, place: Place, inspection: Inspection): void {
  const { text } = inspection.context.sourceCode;
  for (const path of inspection.search.findImplicitPaths(node)) {
    // Asked last: it takes a walk through the module.
    if (isMadePossible(node, inspection)) return;
    const call = path.steps[0]?.label ?? '';
    const found = { path, at: getStepRange(path, text), call };
    reportOnce({ ...found, place: toPatched(node, place, inspection) }, inspection);
  }
}

function reportOnce(found: ReachedStart, { context, search }: Inspection): void {
  if (search.isFirstAt(found.at)) reportPath(found, context);
}

function isStarting({ func, keywords }: ast.Call, facts: PythonFacts): boolean {
  if (keywords.some(({ arg }) => arg === threadKeyword)) return false;
  const name = facts.findQualifiedName(func);
  return name === undefined ? facts.findClassName(func) === asyncToSync : isLoopStarter(name);
}

/** Where the node is that a loop can be running in, by a look that costs little. */
function findPlace(node: ast.Node, facts: PythonFacts): Place | undefined {
  if (isInAsynchronousCode(node, facts)) return 'async';
  return facts.isNotebook && getRunningScope(node)?.type === 'Module' ? 'cell' : undefined;
}

/** Whether the code around makes sure that no loop is running, or that one may be. */
function isLegal(node: ast.Node, inspection: Inspection): boolean {
  return isWithoutLoop(node) || isMadePossible(node, inspection);
}

/** The place, as it is told of in a report. */
function toPatched(node: ast.Node, place: Place, { patches }: Inspection): Place {
  return patches.isBefore(node) ? 'patched' : place;
}

function isMadePossible(node: ast.Node, { nestAsyncio, patches }: Inspection): boolean {
  return !nestAsyncio && patches.isBefore(node);
}
