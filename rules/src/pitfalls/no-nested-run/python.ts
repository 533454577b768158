import type { CallPath } from '../../project/call-path.js';
import { addAwait, dropImport, replaceRange } from '../../python/edits/index.js';
import type { CodeNode, PythonFacts } from '../../python/semantics/python-facts.js';
import { getRunningScope } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { getCheckedModule } from '../python/modules.js';
import { findLoopCallback, isInAsynchronousCode } from '../python/asynchronous.js';
import { isWaitingForOwnLoop } from '../python/own-loop.js';
import { getRelatedSteps, getStepRange, isWithin, toThrough } from '../python/steps.js';
import {
  asyncToSync,
  findTwin,
  isForeignRun,
  isLoopStarter,
  loopStartMatcher,
  threadKeyword,
  toStarterLabel,
} from './python/loop-starters.js';
import type { PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import type { Changes } from '../python/make-async.js';
import { awaitInstead, getChainChanges } from './python/chains.js';
import { isWithoutLoop } from './python/guards.js';
import { checkAcquiredLock, checkHeldLocks } from './python/held-locks.js';
import { isPatch, Patches } from './python/patches.js';

type Context = PythonRuleContext<PythonMessageIds>;

/** Where a loop is running: `cell` is the top level of a notebook. */
type Place = 'async' | 'cell';

/** What the checks of a file share. */
interface Inspection {
  readonly context: Context;
  /** How many calls may lie between asynchronous code and the start of a loop. */
  readonly depth: number;
  /** Whether nested runs count as faults where `nest_asyncio` makes them possible, too. */
  readonly nestAsyncio: boolean;
  readonly patches: Patches;
  /** Ranges that have a finding of a path. */
  readonly reported: Set<string>;
}

/** Event loops that are started where one is running, in Python. */
export function checkPython(context: Context, options: RuleOptions): PythonListener {
  const { facts } = context.sourceCode;
  const { depth = Infinity, nestAsyncio = false, heldLock = false } = options;
  const patches = new Patches(context.sourceCode);
  const inspection: Inspection = { context, depth, nestAsyncio, patches, reported: new Set() };
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
  const { context, depth } = inspection;
  const { facts, text } = context.sourceCode;
  const callback = findLoopCallback(node, facts);
  if (callback === undefined || callback.type === 'Lambda' || isMadePossible(node, inspection)) return;
  const path = depth === 0 ? undefined : facts.findPathOfCallback(callback, loopStartMatcher);
  if (path === undefined || !isWithin(path, depth)) return;
  context.report({
    at: getNameRange(callback),
    messageId: 'nestedRunThrough',
    data: { call: `${toLabel(callback, text)}()`, target: toStarterLabel(path.target), through: toThrough(path) },
    related: getRelatedSteps(path),
  });
}

function checkCall(node: ast.Call, inspection: Inspection): void {
  const { context, depth } = inspection;
  const { facts, text } = context.sourceCode;
  // Asked first: where no loop can be running, nothing has to be found out about the call.
  const place = findPlace(node, facts);
  if (place === undefined) return;
  if (isStarting(node, facts)) {
    if (!isLegal(node, inspection)) reportStart(node, place, inspection);
    return;
  }
  const path = depth === 0 ? undefined : facts.findPathOfCall(node, loopStartMatcher);
  if (path === undefined || !isWithin(path, depth) || isLegal(node, inspection)) return;
  reportPath(path, getNameRange(node), toLabel(node, text), place, inspection);
}

/** What runs in the code of a node without being called there: properties, operators, generators, context managers, callbacks. */
function checkImplicit(node: CodeNode, place: Place, inspection: Inspection): void {
  const { facts, text } = inspection.context.sourceCode;
  if (inspection.depth === 0) return;
  for (const path of facts.findImplicitPaths(node, loopStartMatcher)) {
    // Asked last: it takes a walk through the module.
    if (isMadePossible(node, inspection)) return;
    const label = path.steps[0]?.label ?? '';
    if (isWithin(path, inspection.depth)) reportPath(path, getStepRange(path, text), label, place, inspection);
  }
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

function isMadePossible(node: ast.Node, { nestAsyncio, patches }: Inspection): boolean {
  return !nestAsyncio && patches.isBefore(node);
}

/** A call that starts a loop itself. */
function reportStart(node: ast.Call, place: Place, { context }: Inspection): void {
  const { facts, text } = context.sourceCode;
  const at = getNameRange(node);
  const data = { call: toLabel(node, text) };
  if (isForeignRun(facts.findQualifiedName(node.func) ?? '', facts.framework)) {
    context.report({ at, messageId: 'foreignRun', data });
    return;
  }
  const twin = findTwin(facts.findQualifiedName(node.func) ?? '');
  if (twin !== undefined) {
    context.report({ at, messageId: 'nestedRunTwin', data: { ...data, twin }, ...getTwinChange(node, twin, context) });
    return;
  }
  const messageId = place === 'cell' ? 'nestedRunNotebook' : 'nestedRun';
  context.report({ at, messageId, data, ...getFix(node, context) });
}

/** `bot.run(token)` → `await bot.start(token)`, where the twin is a method of the same object. */
function getTwinChange(node: ast.Call, twin: string, context: Context): Changes<PythonMessageIds> {
  const { func } = node;
  if (func.type !== 'Attribute' || !/^[a-z_]+$/.test(twin) || node.keywords.length > 0 || !canAwait(node)) return {};
  const fix = () => {
    const awaiting = addAwait(node, context.sourceCode.text);
    return awaiting === undefined ? null : [...awaiting, replaceRange(func.attrRange, twin)];
  };
  return { suggest: [{ messageId: 'awaitTwin', data: { twin }, fix }] };
}

/**
 * `asyncio.run(f(x))` → `await f(x)`; `anyio.run(f, x)` → `await f(x)`. An import that only the start of the loop needed goes
 * with it.
 */
function getFix(node: ast.Call, context: Context): Pick<PythonReport<PythonMessageIds>, 'fix'> {
  if (!canAwait(node)) return {};
  const around = getCheckedModule(context);
  const starter = node.func.type === 'Call' ? node.func.func : node.func;
  const fix = () => {
    const awaiting = awaitInstead(node, around);
    return awaiting === undefined ? null : [...awaiting, ...dropImport(starter, around)];
  };
  return { fix };
}

function canAwait(node: ast.Call): boolean {
  const scope = getRunningScope(node);
  return scope?.type === 'AsyncFunctionDef' || scope?.type === 'Module';
}

/** Code that starts a loop by what it calls, once for each range. */
function reportPath(
  path: CallPath,
  at: ast.Range,
  call: string,
  place: Place,
  { context, reported }: Inspection,
): void {
  const key = `${at.start}:${at.end}`;
  if (reported.has(key)) return;
  reported.add(key);
  const data = { call, target: toStarterLabel(path.target), through: toThrough(path) };
  const related = getRelatedSteps(path);
  if (isForeignRun(path.target, context.sourceCode.facts.framework)) {
    context.report({ at, messageId: 'foreignRunThrough', data, related });
    return;
  }
  const twin = findTwin(path.target);
  if (twin !== undefined) {
    context.report({ at, messageId: 'nestedRunTwinThrough', data: { ...data, twin }, related });
    return;
  }
  const messageId = place === 'cell' ? 'nestedRunNotebookThrough' : 'nestedRunThrough';
  context.report({ at, messageId, data, related, ...getChainChanges(path, context) });
}
