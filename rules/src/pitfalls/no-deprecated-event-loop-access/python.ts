import {
  ensureImportedMember,
  getLineStart,
  getNextLineStart,
  isAloneOnItsLines,
  removeKeyword,
  replaceRange,
  type TextEdit,
} from '../../python/edits/index.js';
import { getRunningScope, type RunningScope } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { contains, findLastName, isFunction } from '../../python/syntax/predicates.js';
import { someNode, walk } from '../../python/syntax/walk.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange } from '../python/labels.js';
import { functionsWithoutLoop } from './python/loop-parameters.js';
import type { MessageIds } from './messages.js';

type Report = PythonReport<MessageIds>;

/** Deprecated and removed ways to reach the event loop, in Python. */
export function checkPython(context: PythonRuleContext<MessageIds>): PythonListener {
  const { facts, ast: module, text } = context.sourceCode;
  return {
    Call(node) {
      const loopKeyword = node.keywords.find(({ arg }) => arg === 'loop');
      const isGetter = findLastName(node.func) !== undefined && node.args.length === 0 && node.keywords.length === 0;
      if (loopKeyword === undefined && !isGetter) return;
      const name = facts.findQualifiedName(node.func);
      if (loopKeyword !== undefined && name !== undefined && functionsWithoutLoop.has(name)) {
        const fix = (): TextEdit[] | null => {
          const edit = removeKeyword(node, loopKeyword, module, text);
          return edit === undefined ? null : [edit];
        };
        context.report({ at: loopKeyword, messageId: 'loopParameter', data: { call: `${name}()` }, fix });
      }
      if (!isGetter || name !== 'asyncio.get_event_loop') return;
      const report = findGetterReport(node, module, text, facts);
      if (report !== undefined) context.report(report);
    },
  };
}

function findGetterReport(call: ast.Call, module: ast.Module, text: string, facts: PythonFacts): Report | undefined {
  const at = getNameRange(call);
  const scope = getRunningScope(call);
  if (isRunByLoop(scope, module, facts)) {
    return { at, messageId: 'inCoroutine', fix: () => useRunningLoop(call, module, text) };
  }
  if ((scope?.type !== 'Module' && scope?.type !== 'FunctionDef') || isGuarded(call)) return undefined;
  const run = findRun(call, scope);
  if (run !== undefined) {
    return { at, messageId: 'toRun', suggest: [{ messageId: 'useRun', fix: () => useRun(call, run, module, text) }] };
  }
  return scope.type === 'Module' ? { at, messageId: 'atTopLevel' } : undefined;
}

/** Whether a loop certainly runs where the code of the scope does. */
function isRunByLoop(scope: RunningScope | undefined, module: ast.Module, facts: PythonFacts): boolean {
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
    const isNamed =
      (one.type === 'Name' && one.id === node.name && one.ctx === 'Load') ||
      (one.type === 'Attribute' && one.attr === node.name && one.ctx === 'Load');
    return isNamed && !(one.parent?.type === 'Call' && one.parent.func === one);
  });
}

/** `get_event_loop()` → `get_running_loop()`, imported where it has to be. */
function useRunningLoop({ func }: ast.Call, module: ast.Module, text: string): TextEdit[] {
  if (func.type === 'Attribute') return [replaceRange(func.attrRange, 'get_running_loop')];
  const { name, edits } = ensureImportedMember(module, text, 'asyncio', 'get_running_loop');
  return [...edits, replaceRange(func, name)];
}

/** How the loop is run until a coroutine is done. */
interface Run {
  readonly call: ast.Call;
  readonly coroutine: ast.Expression;
  /** The statement that puts the loop in a name, when nothing else uses that name but `close()`. */
  readonly assignment: ast.Assign | undefined;
  readonly closing: readonly ast.Statement[];
}

/** `run_until_complete` on the loop, at once or through the name it is put in. Undefined when the loop has other uses. */
function findRun(getter: ast.Call, scope: ast.Module | ast.FunctionDef): Run | undefined {
  const direct = findMethodCall(getter);
  if (direct !== undefined) return toRun(direct, undefined, []);
  const assignment = getter.parent;
  if (assignment?.type !== 'Assign' || assignment.targets.length !== 1) return undefined;
  const [target] = assignment.targets;
  if (target?.type !== 'Name') return undefined;
  const runs: ast.Call[] = [];
  const closing: ast.Statement[] = [];
  let others = 0;
  walk(scope, (node) => {
    if (node.type !== 'Name' || node.id !== target.id || node === target) return;
    const call = findMethodCall(node);
    const method = call && getWrittenMethod(call);
    if (call !== undefined && method === 'run_until_complete') runs.push(call);
    else if (method === 'close' && call?.parent?.type === 'Expr') closing.push(call.parent);
    else others++;
  });
  const [run] = runs;
  if (run === undefined) return undefined;
  return toRun(run, others === 0 && runs.length === 1 ? assignment : undefined, closing);
}

function toRun(call: ast.Call, assignment: ast.Assign | undefined, closing: readonly ast.Statement[]): Run | undefined {
  const [coroutine] = call.args;
  if (getWrittenMethod(call) !== 'run_until_complete' || coroutine === undefined) return undefined;
  return { call, coroutine, assignment, closing };
}

/** `loop.run_until_complete(main())` → `asyncio.run(main())`, the loop's own lines removed. */
function useRun(getter: ast.Call, run: Run, module: ast.Module, text: string): TextEdit[] | null {
  const { call, coroutine, assignment, closing } = run;
  // `asyncio.run` takes coroutines only, and a future would need a loop before.
  if (coroutine.type !== 'Call' || call.args.length !== 1) return null;
  const isDirect = call.func.type === 'Attribute' && call.func.value === getter;
  if (!isDirect && assignment === undefined) return null;
  const removed = [...(assignment === undefined ? [] : [assignment]), ...closing];
  if (!removed.every((statement) => isAloneOnItsLines(statement, text) && isRemovable(statement))) return null;
  const running = ensureImportedMember(module, text, 'asyncio', 'run');
  return [
    ...running.edits,
    ...removed.map((statement) => removeLines(statement, text)),
    replaceRange(call.func, running.name),
  ];
}

/** Removes a statement and its line, but for a comment that stands there. */
function removeLines({ start, end }: ast.Statement, text: string): TextEdit {
  const rest = text.slice(end, getNextLineStart(text, end));
  if (rest.trimStart().startsWith('#')) return replaceRange({ start, end: end + rest.indexOf('#') }, '');
  return replaceRange({ start: getLineStart(text, start), end: getNextLineStart(text, end) }, '');
}

/** Whether the block still has a statement without this one. */
function isRemovable(statement: ast.Statement): boolean {
  const { parent } = statement;
  if (parent === null) return false;
  const blocks: readonly unknown[] = [
    'body' in parent ? parent.body : [],
    'orelse' in parent ? parent.orelse : [],
    'finalbody' in parent ? parent.finalbody : [],
  ];
  return blocks.some((block) => Array.isArray(block) && block.includes(statement) && block.length > 1);
}

/** The method call on an expression: `loop.close()` of `loop`. */
function findMethodCall(receiver: ast.Expression): ast.Call | undefined {
  const attribute = receiver.parent;
  if (attribute?.type !== 'Attribute' || attribute.value !== receiver) return undefined;
  const call = attribute.parent;
  return call?.type === 'Call' && call.func === attribute ? call : undefined;
}

function getWrittenMethod({ func }: ast.Call): string | undefined {
  return func.type === 'Attribute' ? func.attr : undefined;
}

/** Whether the code around expects that there may be no loop: `try: … except RuntimeError:`, or asks whether it runs. */
function isGuarded(call: ast.Call): boolean {
  for (let { parent } = call; parent !== null; { parent } = parent) {
    if (isFunction(parent)) return false;
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
