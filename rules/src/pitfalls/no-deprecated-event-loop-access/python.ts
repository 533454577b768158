import { ensureImportedMember, removeKeyword, replaceRange, type TextEdit } from '../../python/edits/index.js';
import { getRunningScope, type RunningScope } from '../../python/flow/enclosing.js';
import type { OpenedModule } from '../../python/semantics/python-facts.js';
import { findCallOf } from '../../python/syntax/arguments.js';
import type * as ast from '../../python/syntax/nodes.js';
import { getLastParts } from '../../python/syntax/dotted-names.js';
import { contains, findLastName, isFunction, isNamed } from '../../python/syntax/predicates.js';
import { someNode } from '../../python/syntax/walk.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange } from '../python/labels.js';
import { getCheckedModule } from '../python/modules.js';
import type { MessageIds } from './messages.js';
import { functionsWithoutLoop } from './python/loop-parameters.js';
import { findRun, useRun } from './python/runs.js';

type Report = PythonReport<MessageIds>;

/** Deprecated and removed ways to reach the event loop, in Python. */
export function checkPython(context: PythonRuleContext<MessageIds>): PythonListener {
  const around = getCheckedModule(context);
  return {
    Call(node) {
      const report =
        findParameterReport(node, around) ?? findGetterReport(node, around) ?? findPolicyReport(node, around);
      if (report !== undefined) context.report(report);
    },
  };
}

/** A `loop=` that the function does not take any more. */
function findParameterReport(call: ast.Call, { facts, module, text }: OpenedModule): Report | undefined {
  const keyword = call.keywords.find(({ arg }) => arg === 'loop');
  const name = keyword && facts.findQualifiedName(call.func);
  if (keyword === undefined || name === undefined || !functionsWithoutLoop.has(name)) return undefined;
  const fix = (): TextEdit[] | null => {
    const edit = removeKeyword(call, keyword, module, text);
    return edit === undefined ? null : [edit];
  };
  return { at: keyword, messageId: 'loopParameter', data: { call: `${name}()` }, fix };
}

/** A call of `get_event_loop()` where another way to the loop is meant. */
function findGetterReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { func, args, keywords } = call;
  // Nearly all calls end here: what is called costs more to find out than what it is given.
  if (findLastName(func) === undefined || args.length > 0 || keywords.length > 0) return undefined;
  if (around.facts.findQualifiedName(func) !== 'asyncio.get_event_loop') return undefined;
  const at = getNameRange(call);
  const scope = getRunningScope(call);
  if (isLoopRunning(scope, around)) return { at, messageId: 'inCoroutine', fix: () => useRunningLoop(call, around) };
  // What the cells of a notebook call runs inside the loop of its kernel.
  if ((scope?.type !== 'Module' && scope?.type !== 'FunctionDef') || around.facts.isNotebook || isGuarded(call)) {
    return undefined;
  }
  const run = findRun(call, scope);
  if (run !== undefined) {
    return { at, messageId: 'toRun', suggest: [{ messageId: 'useRun', fix: () => useRun(call, run, around) }] };
  }
  return scope.type === 'Module' ? { at, messageId: 'atTopLevel' } : undefined;
}

/**
 * What gives or sets the policy of event loops, which goes with Python 3.16 (https://docs.python.org/3/whatsnew/3.14.html#deprecated;
 * https://uvloop.readthedocs.io/api/index.html).
 */
const policyCalls: ReadonlySet<string> = new Set([
  'asyncio.get_event_loop_policy',
  'asyncio.set_event_loop_policy',
  'uvloop.install',
]);
const policyNames = getLastParts(policyCalls);

/** A use of policies in a project that needs none: `asyncio.run()` takes a `loop_factory` since Python 3.12. */
function findPolicyReport(call: ast.Call, { facts }: OpenedModule): Report | undefined {
  // Nearly all calls end here: what an import has renamed is passed over.
  if (!policyNames.has(findLastName(call.func) ?? '')) return undefined;
  const [major, minor] = facts.pythonVersion;
  const name = facts.findQualifiedName(call.func) ?? '';
  if (major !== 3 || minor < 12 || !policyCalls.has(name) || isGuarded(call)) return undefined;
  return { at: getNameRange(call), messageId: 'policy', data: { call: `${name}()` } };
}

/** Whether a loop certainly runs where the code of the scope does. */
function isLoopRunning(scope: RunningScope | undefined, { module, facts }: OpenedModule): boolean {
  switch (scope?.type) {
    case 'AsyncFunctionDef':
      return true;
    case 'FunctionDef':
      return !isHandedOn(scope, module) && facts.isOnlyCalledFromAsync(facts.getFunctionRef(scope));
    case 'Module':
      return facts.isNotebook;
    default:
      return false;
  }
}

/** Whether the module uses the function other than by calling it. */
function isHandedOn(node: ast.FunctionDef, module: ast.Module): boolean {
  return someNode(module, (one) => {
    if ((one.type !== 'Name' && one.type !== 'Attribute') || one.ctx !== 'Load') return false;
    return findLastName(one) === node.name && findCallOf(one) === undefined;
  });
}

/** `get_event_loop()` → `get_running_loop()`, imported where it has to be. */
function useRunningLoop({ func }: ast.Call, { text }: OpenedModule): TextEdit[] {
  if (func.type === 'Attribute') return [replaceRange(func.attrRange, 'get_running_loop')];
  const { name, edits } = ensureImportedMember(func, text, 'asyncio', 'get_running_loop');
  return [...edits, replaceRange(func, name)];
}

/** Whether the code around expects that it may fail, `try: … except RuntimeError:`, or asks for the version of Python. */
function isGuarded(call: ast.Call): boolean {
  for (let { parent } = call; parent !== null; { parent } = parent) {
    if (isFunction(parent)) return false;
    if (parent.type === 'If' && someNode(parent.test, isVersion)) return true;
    if (
      parent.type === 'Try' &&
      parent.handlers.length > 0 &&
      parent.body.some((statement) => contains(statement, call))
    ) {
      return true;
    }
  }
  return false;
}

/** `sys.version_info` */
function isVersion(node: ast.Node): boolean {
  return (node.type === 'Attribute' && node.attr === 'version_info') || isNamed(node, 'version_info');
}
