import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { isTestCode } from '../../../python/semantics/test-code.js';
import { getBlockAround } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findDottedName, findLastName, getTargets } from '../../../python/syntax/predicates.js';
import { someNode, walk } from '../../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../../rule.js';
import type { PythonMessageIds } from './messages.js';
import { findOnlyValue } from '../../python/only-value.js';
import { findCaught, getSuspensions } from './cancellation.js';
import type { CancelledTasks } from './cancelled-tasks.js';
import { isEntryHere } from './entries.js';
import { suggestShield } from './suggestions.js';
import { timeLimits } from './time-limits.js';

/** What protects an await from a cancellation, or bounds it (https://docs.python.org/3/library/asyncio-task.html#shielding-from-cancellation). */
const protectors: ReadonlySet<string> = new Set([
  'asyncio.shield',
  'asyncio.wait_for',
  'asyncio.wait',
  'anyio.CancelScope',
  'trio.CancelScope',
  ...timeLimits,
]);

/** Reports awaits in `finally` and in handlers of a cancellation that another cancellation can interrupt. */
export function checkAwaitInCleanup(
  node: ast.Try,
  context: PythonRuleContext<PythonMessageIds>,
  cancelledTasks: CancelledTasks,
): void {
  const { facts } = context.sourceCode;
  const around = findRunningFunction(node);
  // Nobody cancels a test, or a program that comes to its end.
  if (around?.type !== 'AsyncFunctionDef' || isTestCode(context.filename) || isEntryHere(around, context.sourceCode))
    return;
  // A handler of all errors goes on after one of them, and does not clean up after a cancellation.
  const handlers = node.handlers.filter(({ exceptionType }) => findCaught(exceptionType, facts)?.isAsError === false);
  const cleanup = [...handlers.flatMap(({ body }) => body), ...node.finalbody];
  for (const suspension of getSuspensions(cleanup)) {
    if (suspension.node.type !== 'Await' || cancelledTasks.isAwaitOfCancelled(suspension, around)) continue;
    const awaited = getAwaited(suspension.node);
    if (isProtected(awaited, suspension.node, node, context)) continue;
    if (isDoneAnyway(awaited, suspension.node, facts)) continue;
    if (isUnboundedPut(suspension.node, context.sourceCode)) continue;
    if (facts.isForTwisted()) return;
    context.report({
      at: { start: suspension.node.start, end: suspension.node.start + 'await'.length },
      messageId: 'awaitInCleanup',
      data: { shield: getShield(facts) },
      suggest: isOfThisTask(awaited, facts) ? [] : suggestShield(suspension.node, context.sourceCode),
    });
  }
}

/** What is awaited: also of a variable, the call whose result it holds. */
function getAwaited({ value }: ast.Await): ast.Expression {
  return (value.type === 'Name' ? findOnlyValue(value) : undefined) ?? value;
}

/** What keeps a cancellation away from an await. */
function getShield({ framework }: PythonFacts): string {
  return framework === 'asyncio' ? 'asyncio.shield()' : `${framework}.CancelScope(shield=True)`;
}

/** What `asyncio.shield()` must not hand to another task: a pause, and the way out of what this task has entered. */
function isOfThisTask(awaited: ast.Expression, facts: PythonFacts): boolean {
  if (awaited.type !== 'Call') return false;
  const name = facts.findQualifiedName(awaited.func) ?? '';
  return pauses.has(name) || name === 'contextlib.AsyncExitStack.aclose' || findLastName(awaited.func) === '__aexit__';
}

const executorCalls: ReadonlySet<string> = new Set(['asyncio.to_thread', 'asyncio.AbstractEventLoop.run_in_executor']);

/** They wait for the end of what `close()` has begun, or for nothing. */
const closingCalls: ReadonlySet<string> = new Set([
  'anyio.aclose_forcefully',
  'trio.aclose_forcefully',
  'asyncio.StreamWriter.wait_closed',
  'asyncio.AbstractServer.wait_closed',
  'asyncio.Server.wait_closed',
]);

const pauses: ReadonlySet<string> = new Set(['asyncio.sleep', 'anyio.sleep', 'trio.sleep']);

/**
 * The last await of a clean-up, for a thread, for something that is closing, or for time to pass: the work is done to its
 * end whether anybody waits for it or not.
 */
function isDoneAnyway(awaited: ast.Expression, { parent }: ast.Await, facts: PythonFacts): boolean {
  if (awaited.type !== 'Call' || parent?.type !== 'Expr' || !isLastInBlock(parent)) return false;
  const name = facts.findQualifiedName(awaited.func) ?? '';
  if (executorCalls.has(name) || closingCalls.has(name) || pauses.has(name)) return true;
  if (isForcefulClose(awaited, facts)) return true;
  if (isWaitForClosed(awaited, parent) || isRunByAsgiref(awaited, facts)) return true;
  return facts.getAwaitableKind(awaited) === 'future' && facts.getOperation(awaited.func) === 'internal';
}

/**
 * `await stream.aclose()` of trio and anyio, which closes the resource at once where it is cancelled:
 * https://trio.readthedocs.io/en/stable/reference-io.html#trio.abc.AsyncResource.aclose
 */
function isForcefulClose({ func, args, keywords }: ast.Call, { framework }: PythonFacts): boolean {
  const isClose = func.type === 'Attribute' && func.attr === 'aclose' && args.length + keywords.length === 0;
  return isClose && framework !== 'asyncio';
}

/** `sync_to_async(f)()`, which runs a function in a thread: https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async */
function isRunByAsgiref({ func }: ast.Call, facts: PythonFacts): boolean {
  return func.type === 'Call' && facts.findQualifiedName(func.func) === 'asgiref.sync.sync_to_async';
}

/**
 * `await writer.wait_closed()` right behind a plain `writer.close()`, whatever the writer is: that is how streams and servers
 * of asyncio are closed, and pools that are made like them (https://aiomysql.readthedocs.io/en/stable/pool.html).
 */
function isWaitForClosed({ func }: ast.Call, statement: ast.Expr): boolean {
  if (func.type !== 'Attribute' || func.attr !== 'wait_closed') return false;
  const before = findStatementBefore(statement);
  return before !== undefined && isCloseOf(before, func.value);
}

/** The statement before another, which may be alone in a `with suppress(ConnectionError):`. */
function findStatementBefore(statement: ast.Statement): ast.Statement | undefined {
  const block = getBlockAround(statement);
  const index = block.indexOf(statement);
  if (index > 0) return block[index - 1];
  return statement.parent?.type === 'With' ? findStatementBefore(statement.parent) : undefined;
}

function isCloseOf(statement: ast.Statement, closed: ast.Expression): boolean {
  if (statement.type !== 'Expr' || statement.value.type !== 'Call') return false;
  const { func } = statement.value;
  if (func.type !== 'Attribute' || func.attr !== 'close') return false;
  const name = findDottedName(func.value);
  return name !== undefined && name === findDottedName(closed);
}

/** Whether nothing of the clean-up comes behind a statement, through branches, `with` blocks and what is tried in it. */
function isLastInBlock(statement: ast.Statement): boolean {
  const { parent } = statement;
  switch (parent?.type) {
    case 'Try':
    case 'TryStar':
      if (isLastOf(parent.finalbody, statement)) return true;
      return parent.finalbody.length === 0 && isLastOf(getTried(parent), statement) && isLastInBlock(parent);
    case 'ExceptHandler':
      return isLastOf(parent.body, statement);
    case 'If':
      return [parent.body, parent.orelse].some((block) => isLastOf(block, statement)) && isLastInBlock(parent);
    case 'With':
      return isLastOf(parent.body, statement) && isLastInBlock(parent);
    default:
      return false;
  }
}

/** What ends a `try` when nothing fails in it. */
function getTried({ body, orelse }: ast.Try | ast.TryStar): readonly ast.Statement[] {
  return orelse.length > 0 ? orelse : body;
}

/** Whether a statement ends a block, but for a `raise` of what is on its way. */
function isLastOf(block: readonly ast.Statement[], statement: ast.Statement): boolean {
  const last = block.at(-1);
  return last === statement || (last?.type === 'Raise' && last.exc === null && block.at(-2) === statement);
}

/** `await queue.put(x)` of a queue without a size, which never waits (https://docs.python.org/3/library/asyncio-queue.html). */
function isUnboundedPut({ value }: ast.Await, { facts, ast: module, text }: PythonSourceCode): boolean {
  if (value.type !== 'Call' || facts.findQualifiedName(value.func) !== 'asyncio.Queue.put') return false;
  const { func } = value;
  const owner = func.type === 'Attribute' ? text.slice(func.value.start, func.value.end) : undefined;
  let isUnbounded: boolean | undefined;
  walk(module, (node) => {
    if (node.type !== 'Assign' && node.type !== 'AnnAssign') return;
    if (node.value === null || !getTargets(node).some(({ start, end }) => text.slice(start, end) === owner)) return;
    const made = node.value;
    const isWithoutSize = made.type === 'Call' && made.args.length + made.keywords.length === 0;
    isUnbounded = isWithoutSize && isUnbounded !== false;
  });
  return isUnbounded === true;
}

function isProtected(
  awaited: ast.Expression,
  node: ast.Await,
  within: ast.Node,
  { sourceCode: { facts } }: PythonRuleContext<PythonMessageIds>,
): boolean {
  const protects = (expression: ast.Expression): boolean =>
    someNode(expression, (one) => one.type === 'Call' && protectors.has(facts.findQualifiedName(one.func) ?? ''));
  if (protects(awaited)) return true;
  for (let one = node.parent; one !== null && one !== within; one = one.parent) {
    if (one.type !== 'With' && one.type !== 'AsyncWith') continue;
    if (one.items.some((item) => protects(item.context_expr))) return true;
  }
  return false;
}
