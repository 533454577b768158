import type { CallPath } from '../../project/call-path.js';
import type { CodeNode } from '../../python/semantics/python-facts.js';
import { getRunningScope } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python-labels.js';
import { findLoopCallback, isInAsynchronousCode } from '../python-asynchronous.js';
import { findOperation } from '../python-operations.js';
import { isWaitingForOwnLoop } from '../python-own-loop.js';
import { getRelatedSteps, getStepRange, isWithin, toThrough } from '../python-steps.js';
import { asyncToSync, isForeignRun, isLoopStarter, loopStartMatcher, toStarterLabel } from './loop-starters.python.js';
import type { PythonMessageIds } from './messages.python.js';
import type { RuleOptions } from './options.js';
import { awaitInstead, getChainChanges } from './python-chains.js';
import { isWithoutLoop } from './python-guards.js';
import { checkAcquiredLock, checkHeldLocks } from './python-held-locks.js';

type Report = PythonReport<PythonMessageIds>;

/** Event loops that are started where one is running, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  const { facts, text } = context.sourceCode;
  const { depth = Infinity, nestAsyncio = false, heldLock = false } = options;
  const patchedFrom = new PatchedFrom(context);
  const reported = new Set<string>();

  /** Where a loop is running: `cell` is the top level of a notebook. */
  function getPlace(node: ast.Node): 'async' | 'cell' | undefined {
    if (isWithoutLoop(node) || (!nestAsyncio && patchedFrom.isBefore(node))) return undefined;
    if (isInAsynchronousCode(node, facts)) return 'async';
    return facts.isNotebook && getRunningScope(node)?.type === 'Module' ? 'cell' : undefined;
  }

  const limit = (path: CallPath | undefined): CallPath | undefined =>
    path !== undefined && isWithin(path, depth) ? path : undefined;

  function checkCall(node: ast.Call): void {
    if (isStarting(node, context)) {
      const place = getPlace(node);
      if (place === undefined) return;
      const at = getNameRange(node);
      const data = { call: toLabel(node, text) };
      const messageId = place === 'cell' ? 'nestedRunNotebook' : 'nestedRun';
      const isForeign = isForeignRun(facts.findQualifiedName(node.func) ?? '', facts.framework);
      context.report(
        isForeign ? { at, messageId: 'foreignRun', data } : { at, messageId, data, ...getFix(node, context) },
      );
      return;
    }
    if (depth === 0 || !mayRunHere(node)) return;
    const path = limit(facts.findPathOfCall(node, loopStartMatcher));
    const place = path && getPlace(node);
    if (path === undefined || place === undefined) return;
    report(getNameRange(node), path, toLabel(node, text), place);
  }

  /** Whether the node is where a loop can be running, by a look that costs little. */
  function mayRunHere(node: ast.Node): boolean {
    return isInAsynchronousCode(node, facts) || (facts.isNotebook && getRunningScope(node)?.type === 'Module');
  }

  /** What runs in the code of a node without being called there: properties, generators, context managers, callbacks. */
  function checkImplicit(node: CodeNode, place: 'async' | 'cell'): void {
    if (depth === 0) return;
    for (const path of facts.findImplicitPaths(node, loopStartMatcher)) {
      // Asked last: it takes a walk through the module.
      if (!nestAsyncio && patchedFrom.isBefore(node)) return;
      const label = path.steps[0]?.label ?? '';
      if (limit(path) !== undefined) report(getStepRange(path, text), path, label, place);
    }
  }

  /** An operator or a subscript that runs a special method: `client[key]`. */
  function checkOperation(node: ast.Subscript | ast.BinOp | ast.Compare): void {
    if (depth === 0 || !mayRunHere(node)) return;
    const operation = findOperation(node);
    const path = operation && limit(facts.findPathOfOperation(operation, loopStartMatcher));
    const place = path && getPlace(node);
    if (path !== undefined && place !== undefined) report(node, path, toLabel(node, text), place);
  }

  function report(at: ast.Range, path: CallPath, call: string, place: 'async' | 'cell'): void {
    const key = `${at.start}:${at.end}`;
    if (reported.has(key)) return;
    reported.add(key);
    const data = { call, target: toStarterLabel(path.target), through: toThrough(path) };
    const steps = getRelatedSteps(path);
    if (isForeignRun(path.target, facts.framework)) {
      context.report({ at, messageId: 'foreignRunThrough', data, related: steps });
      return;
    }
    context.report({
      at,
      messageId: place === 'cell' ? 'nestedRunNotebookThrough' : 'nestedRunThrough',
      data,
      related: steps,
      ...getChainChanges(path, context),
    });
  }

  function checkCallback(node: ast.Call): void {
    const callback = findLoopCallback(node, facts);
    if (callback === undefined || callback.type === 'Lambda' || patchedFrom.isBefore(node)) return;
    const path = depth === 0 ? undefined : limit(facts.findPathOfCallback(callback, loopStartMatcher));
    if (path === undefined) return;
    context.report({
      at: getNameRange(callback),
      messageId: 'nestedRunThrough',
      data: { call: `${toLabel(callback, text)}()`, target: toStarterLabel(path.target), through: toThrough(path) },
      related: getRelatedSteps(path),
    });
  }

  return {
    Call(node) {
      checkCallback(node);
      checkCall(node);
      if (isWaitingForOwnLoop(node, facts)) {
        context.report({ at: getNameRange(node), messageId: 'waitsForOwnLoop' });
      }
      if (nestAsyncio && !facts.isNotebook && isPatch(node, context)) {
        context.report({ at: getNameRange(node), messageId: 'nestAsyncio' });
      }
    },
    Subscript: checkOperation,
    BinOp: checkOperation,
    Compare: checkOperation,
    Module(node) {
      if (facts.isNotebook) checkImplicit(node, 'cell');
    },
    AsyncFunctionDef(node) {
      checkImplicit(node, 'async');
    },
    Lambda(node) {
      if (isInAsynchronousCode(node.body, facts)) checkImplicit(node, 'async');
    },
    AsyncWith(node) {
      if (heldLock) checkHeldLocks(node, context);
    },
    Try(node) {
      if (heldLock) checkAcquiredLock(node, context);
    },
  };
}

function isStarting({ func }: ast.Call, { sourceCode: { facts } }: PythonRuleContext<PythonMessageIds>): boolean {
  const name = facts.findQualifiedName(func);
  return name === undefined ? facts.findClassName(func) === asyncToSync : isLoopStarter(name);
}

function isPatch({ func }: ast.Call, { sourceCode: { facts } }: PythonRuleContext<PythonMessageIds>): boolean {
  return (func.type !== 'Attribute' || func.attr === 'apply') && facts.findQualifiedName(func) === 'nest_asyncio.apply';
}

/** Tells from where on `nest_asyncio` has made nested runs possible. */
class PatchedFrom {
  readonly #context: PythonRuleContext<PythonMessageIds>;
  #offset: number | undefined;

  constructor(context: PythonRuleContext<PythonMessageIds>) {
    this.#context = context;
  }

  isBefore(node: ast.Node): boolean {
    if (this.#offset === undefined) {
      this.#offset = Infinity;
      walk(this.#context.sourceCode.ast, (one) => {
        if (one.type === 'Call' && isPatch(one, this.#context))
          this.#offset = Math.min(this.#offset ?? Infinity, one.start);
      });
    }
    return this.#offset < node.start || (getRunningScope(node)?.type !== 'Module' && this.#offset < Infinity);
  }
}

/** `asyncio.run(f(x))` → `await f(x)`; `anyio.run(f, x)` → `await f(x)`. */
function getFix(node: ast.Call, context: PythonRuleContext<PythonMessageIds>): Pick<Report, 'fix'> {
  const scope = getRunningScope(node);
  if (scope?.type !== 'AsyncFunctionDef' && scope?.type !== 'Module') return {};
  const { facts, text } = context.sourceCode;
  return { fix: () => awaitInstead(node, facts, text) ?? null };
}
