import {
  addAwait,
  dropAwait,
  keepTask,
  replaceRange,
  runWithAsyncio,
  type TextEdit,
} from '../../../python/edits/index.js';
import { getNamesBeside } from '../../../python/flow/assignments.js';
import { getRunningScope, isInLoop } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { findCallOf } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { PythonSuggestion } from '../../../rule.js';
import { type Changes, suggestMakingAsync } from '../../python/make-async.js';
import { isCalledWithoutLoop } from './callbacks/registered.js';
import type { Fate } from './fates/fates.js';
import { type PythonMessageIds, pythonMessages } from './messages.js';
import { isInExpectedFailure } from './expected-failures.js';
import { findFramework } from '../../python/frameworks.js';

type Suggestions = readonly PythonSuggestion<PythonMessageIds>[];

/**
 * Suggests to await the expression: directly where an `await` may stand, else by making the function around it
 * asynchronous, with its callers in all files; where nothing runs a loop (at the top level of a script, in a command or a view of
 * Flask) by `asyncio.run`.
 * @param toEdits what to change once the code is asynchronous; by default `await` is put before the expression
 */
export function suggestAwait(
  expression: ast.Expression,
  around: OpenedModule,
  messageId: PythonMessageIds = 'addAwait',
  toEdits: () => TextEdit[] | undefined = () => toAwaiting(expression, around),
): Changes<PythonMessageIds> {
  const { facts, path } = around;
  const scope = getScopeOfAwait(expression);
  switch (scope?.type) {
    case 'AsyncFunctionDef':
      return { suggest: [{ messageId, fix: () => toEdits() ?? null }] };
    case 'FunctionDef':
      if (isCalledWithoutLoop(scope, facts)) return messageId === 'addAwait' ? suggestRun(expression, around) : {};
      return suggestMakingAsync(scope, around, { filename: path, title: pythonMessages.makeAsync, toEdits });
    case 'Module':
      if (facts.isNotebook) return { suggest: [{ messageId, fix: () => toEdits() ?? null }] };
      return messageId === 'addAwait' ? suggestRun(expression, around) : {};
    default:
      return {};
  }
}

/**
 * Suggests to await what a variable is given. Who awaits the variable on some paths takes the result then, `return await user`
 * becomes `return user`; nothing is suggested where others do more with it, for they may wait for it as well.
 */
export function suggestAwaitOfStored(
  expression: ast.Expression,
  fate: Fate,
  variable: ast.Name | ast.Attribute,
  around: OpenedModule,
): Changes<PythonMessageIds> {
  const uses = variable.type === 'Name' ? getNamesBeside(variable) : [];
  const waits = uses.flatMap(({ parent }) => (parent?.type === 'Await' ? [parent] : []));
  if (fate.kind !== 'notOnEveryPath') return waits.length > 0 ? {} : suggestAwait(expression, around);
  if (waits.length < uses.length || waits.some(({ parent }) => parent?.type === 'Expr')) return {};
  return suggestAwait(expression, around, 'addAwait', () => {
    const edits = addAwait(expression, around.text);
    return edits && [...edits, ...waits.map((wait) => dropAwait(wait, around.text))];
  });
}

/** Puts `await` before an expression; one that waits for what comes of it moves there: `await f().json()` → `(await f()).json()`. */
function toAwaiting(expression: ast.Expression, { facts, text }: OpenedModule): TextEdit[] | undefined {
  const edits = addAwait(expression, text);
  let whole = expression;
  while (isContinued(whole)) whole = whole.parent;
  const { parent } = whole;
  if (edits === undefined || whole === expression || parent?.type !== 'Await') return edits;
  const outer = { start: parent.start, end: whole.start };
  const isMoved = /^await\s+$/u.test(text.slice(outer.start, outer.end)) && facts.isValueOnceAwaited(whole, expression);
  return isMoved ? [replaceRange(outer, ''), ...edits] : edits;
}

/** Whether an attribute is read of an expression, or it is called. */
function isContinued(node: ast.Expression): node is ast.Expression & { parent: ast.Attribute | ast.Call } {
  return node.parent?.type === 'Attribute' || findCallOf(node) !== undefined;
}

function suggestRun(expression: ast.Expression, { facts, text }: OpenedModule): Changes<PythonMessageIds> {
  const isCoroutine = isForAsyncio(facts) && facts.getAwaitableKind(expression) === 'coroutine';
  const fix = (): TextEdit[] => runWithAsyncio(expression, text);
  return isCoroutine ? { suggest: [{ messageId: 'runWithAsyncio', fix }] } : {};
}

/**
 * Suggests to run a coroutine as a task that is kept until it is done.
 * @param statement what drops the coroutine, or whose value the task is to take the place of
 */
export function suggestTask(statement: ast.Expr, coroutine: ast.Expression, around: OpenedModule): Suggestions {
  const { facts } = around;
  // In a loop the tasks would pile up, and what a task raises reaches no `with` that expects it.
  if (isInLoop(statement) || isInExpectedFailure(statement)) return [];
  const fix = (): TextEdit[] | null => {
    const isTask =
      !isMereWait(coroutine, facts) &&
      isRunByLoop(statement, facts) &&
      !facts.isForTwisted() &&
      findFramework(statement, around.module, facts) === 'asyncio' &&
      facts.getAwaitableKind(coroutine) === 'coroutine';
    return isTask ? (keepTask(statement, coroutine, around) ?? null) : null;
  };
  return [{ messageId: 'scheduleTask', fix }];
}

/** Whether a call does nothing but wait: a wait that nobody waits for is none. */
function isMereWait(coroutine: ast.Expression, facts: PythonFacts): boolean {
  return coroutine.type === 'Call' && mereWaits.has(facts.findQualifiedName(coroutine.func) ?? '');
}

const mereWaits: ReadonlySet<string> = new Set([
  'asyncio.sleep',
  // https://docs.python.org/3/library/asyncio-sync.html
  'asyncio.Event.wait',
  'asyncio.Condition.wait',
  'asyncio.Barrier.wait',
  'asyncio.Queue.join',
  // https://docs.python.org/3/library/asyncio-stream.html
  'asyncio.StreamWriter.drain',
  'asyncio.StreamWriter.wait_closed',
  'asyncio.AbstractServer.wait_closed',
  'asyncio.Server.wait_closed',
  // https://docs.python.org/3/library/asyncio-subprocess.html
  'asyncio.subprocess.Process.wait',
]);

/** Whether an event loop of asyncio runs while the code around a statement does. */
function isRunByLoop(statement: ast.Statement, facts: PythonFacts): boolean {
  const scope = getRunningScope(statement);
  return (
    scope?.type === 'AsyncFunctionDef' ||
    (scope?.type === 'Module' && facts.isNotebook) ||
    isInPlainCallback(statement, facts)
  );
}

/** Whether asyncio's loop calls the plain function around a statement, which can start tasks and wait for nothing. */
export function isInPlainCallback(statement: ast.Statement, facts: PythonFacts): boolean {
  const scope = getRunningScope(statement);
  return scope?.type === 'FunctionDef' && facts.isRunByLoop(scope) && isForAsyncio(facts);
}

function isForAsyncio(facts: PythonFacts): boolean {
  return facts.framework === 'asyncio' && !facts.isForTwisted();
}

/** The scope whose asynchronous kind decides whether `await` may stand: generator expressions become lists. */
function getScopeOfAwait(expression: ast.Expression): ReturnType<typeof getRunningScope> {
  let scope = getRunningScope(expression);
  while (scope?.type === 'GeneratorExp') scope = getRunningScope(scope);
  return scope;
}
