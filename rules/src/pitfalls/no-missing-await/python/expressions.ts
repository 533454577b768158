import type { RelatedLocation } from '../../../project/text/location.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { getLastPart } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Use } from './uses/use-kinds.js';
import { lazyAwaitables } from './lazy-awaitables.js';

/**
 * Whether the expression gives something that does nothing useful until it is awaited, and what is lost when nobody
 * does. Undefined when it does not, or when that is not known.
 */
export function findLoss(expression: ast.Expression, facts: PythonFacts): string | undefined {
  switch (facts.getAwaitableKind(expression)) {
    case 'coroutine':
      return 'the coroutine never runs';
    case 'awaitable':
      if (isLazy(expression, facts)) return 'it never starts';
      return isOpaqueAwaitable(expression, facts)
        ? 'what it starts is never waited for, and its errors are lost'
        : undefined;
    case 'future':
      return isPlainFuture(expression, facts) ? 'nobody waits for it, and its errors are lost' : undefined;
    default:
      return undefined;
  }
}

/** Whether the expression can be awaited and is no value by itself, tasks and futures included. */
export function isAwaitable(expression: ast.Expression, facts: PythonFacts): boolean {
  const kind = facts.getAwaitableKind(expression);
  if (kind !== 'awaitable') return kind === 'coroutine' || kind === 'future';
  return isOpaqueAwaitable(expression, facts) || isLazy(expression, facts);
}

/** What messages call the thing that an expression gives: `a future`; `a coroutine` for a coroutine function. */
export function toKindName(expression: ast.Expression, facts: PythonFacts): string {
  const kind = facts.getAwaitableKind(expression);
  if (kind === 'future') return facts.findClassName(expression) === 'asyncio.Task' ? 'a task' : 'a future';
  return kind === 'awaitable' ? 'an awaitable' : 'a coroutine';
}

/** Whether the expression gives a coroutine, or what does nothing before it is awaited either. */
export function isCoroutine(expression: ast.Expression, facts: PythonFacts): boolean {
  const kind = facts.getAwaitableKind(expression);
  return kind === 'coroutine' || (kind === 'awaitable' && isLazy(expression, facts));
}

/** Whether the expression gives what its function is declared to give as an `Awaitable`, of whichever kind. */
export function isDeclaredAwaitable(expression: ast.Expression, facts: PythonFacts): boolean {
  return facts.getAwaitableKind(expression) === 'awaitable' && declared.test(facts.findClassName(expression) ?? '');
}

/**
 * Whether of what is called no more is known than its type, as of a parameter: a `Callable[..., Awaitable]` stands for coroutine
 * functions, while a method that gives an `Awaitable` may well give a future, of what it has begun.
 */
export function isKnownByTypeOnly(callee: ast.Expression, facts: PythonFacts): boolean {
  return facts.findFunction(callee) === undefined && facts.findQualifiedName(callee) === undefined;
}

function isLazy(expression: ast.Expression, facts: PythonFacts): boolean {
  return lazyAwaitables.has(facts.findClassName(expression) ?? '');
}

const declared = /^(typing|collections\.abc)\.(Awaitable|Coroutine)$/;

/** An awaitable of which no more is known than that; a class with `__await__` may run, index or iterate as it likes. */
function isOpaqueAwaitable(expression: ast.Expression, facts: PythonFacts): boolean {
  const className = facts.findClassName(expression);
  return className === undefined || declared.test(className);
}

/** Functions whose future is there to be awaited: asyncio's, and those of drivers that do all their work in threads. */
const futureMakers =
  /^(?:asyncio\.(?:gather|shield|wrap_future|[\w.]*Loop\.run_in_executor)|motor\.motor_asyncio\.\w+\.\w+)$/;

/**
 * A future that a call has just made and that could be awaited here: a plain function may well start something and leave
 * it. A task runs by itself, and `no-dangling-task` looks after it; a future out of a container has been somebody's before.
 */
function isPlainFuture(expression: ast.Expression, facts: PythonFacts): boolean {
  if (expression.type !== 'Call' || findRunningFunction(expression)?.type !== 'AsyncFunctionDef') return false;
  const name = facts.findQualifiedName(expression.func);
  if (name !== undefined && futureMakers.test(name)) return true;
  return facts.findFunction(expression.func) !== undefined && facts.findClassName(expression) === 'asyncio.Future';
}

/** What starts a task of asyncio's own class; a task factory may make others, which nobody asks for more than asyncio's have. */
const taskMakers = /^asyncio\.(?:create_task|ensure_future|[\w.]*(?:Loop|TaskGroup)\.create_task)$/;

/**
 * Whether the expression is a call in a coroutine function that has just made a task or a future of asyncio: it has the
 * attributes of that class and no others, until somebody sets them.
 */
export function isMadeByAsyncio(expression: ast.Expression, facts: PythonFacts): boolean {
  if (facts.getAwaitableKind(expression) !== 'future') return false;
  if (isPlainFuture(expression, facts)) return true;
  if (expression.type !== 'Call' || findRunningFunction(expression)?.type !== 'AsyncFunctionDef') return false;
  const [work] = expression.args;
  // `ensure_future` gives back the future it is given, of whichever class.
  return (
    taskMakers.test(facts.findQualifiedName(expression.func) ?? '') &&
    work !== undefined &&
    facts.getAwaitableKind(work) === 'coroutine'
  );
}

/** Whether the expression gives an awaitable of a class that may have more than awaitables need. */
export function isOfOwnClass(expression: ast.Expression, facts: PythonFacts): boolean {
  return facts.getAwaitableKind(expression) === 'awaitable' && !isOpaqueAwaitable(expression, facts);
}

/** Whether a use of what a call gives fails, or is pointless, whichever kind of awaitable that is. */
export function failsFor(
  call: ast.Expression,
  use: Pick<Use & { kind: 'value' }, 'isCertainForAwaitables' | 'isCertainForDeclared' | 'attribute'>,
  facts: PythonFacts,
): boolean {
  if (use.isCertainForAwaitables ? isAwaitable(call, facts) : isCoroutine(call, facts)) return true;
  if (use.attribute !== undefined && isOfOwnClass(call, facts)) return facts.isAttributeOfResult(use.attribute);
  return use.isCertainForDeclared === true && (isDeclaredAwaitable(call, facts) || isMadeByAsyncio(call, facts));
}

/** Where the function is defined that an expression calls (or the property that it reads): the proof that it is asynchronous. */
export function getRelated(expression: ast.Expression, facts: PythonFacts): readonly RelatedLocation[] {
  if (expression.type === 'Attribute') {
    const place = facts.findDeclaration(expression);
    return place === undefined ? [] : [{ ...place, message: `\`${expression.attr}\` is defined here.` }];
  }
  const ref = expression.type === 'Call' ? facts.findFunction(expression.func) : undefined;
  if (ref === undefined) return [];
  return [{ ...ref.location, message: `\`${getLastPart(ref.qualifiedName)}\` is defined here.` }];
}
