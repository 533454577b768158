import type { PythonSourceCode } from '../../python/language/source-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';

/** Calls that start what they are given: the operation is inside. */
const wrappers: ReadonlySet<string> = new Set([
  'asyncio.create_task',
  'asyncio.ensure_future',
  'asyncio.shield',
  'asyncio.wait_for',
]);

/** Library coroutines that start no operation outside, or that a pool of threads bounds. */
const harmless =
  /^asyncio\.(?:sleep|to_thread|wrap_future|wait|gather|Future|Queue\.\w+|Event\.\w+|Lock\.\w+|Condition\.\w+|Semaphore\.\w+|AbstractEventLoop\.run_in_executor)$|^(?:anyio|trio)\.(?:sleep\w*|to_thread\.run_sync|Event\.wait|Lock\.acquire)$/;

/** Ends and waits of things that are open already: there are no more of them than were opened before. */
const ending =
  /^_?(?:async_)?(?:close|aclose|stop|wait|wait_closed|join|cancel|shutdown|disconnect|terminate|kill|cleanup|clean_up|teardown|drain|release|unload|dispose|__aexit__|acquire|result)(?:_|$)/;

const limiterName =
  /sem(?:aphore)?s?\b|sem_|_sem|limit|throttl|bounded|max_concurr|slots?\b|bucket|mutex|lock\b|guard/i;

const workerName = /worker|consumer/i;

/** Tells whether starting many of an operation at once does harm. */
export class Operations {
  readonly #sourceCode: PythonSourceCode;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** The call whose coroutine is started, without the calls around it that only schedule it; undefined for other things. */
  findStarted(expression: ast.Expression): ast.Call | undefined {
    if (expression.type !== 'Call') return undefined;
    const { facts } = this.#sourceCode;
    const { func, args } = expression;
    const name = facts.findQualifiedName(func);
    const isTaskMethod = func.type === 'Attribute' && func.attr === 'create_task';
    if (!isTaskMethod && (name === undefined || !wrappers.has(name))) return expression;
    const [first] = args;
    return first && this.findStarted(first);
  }

  /** Whether the call gives a coroutine that waits for something outside, with nothing that limits how many do. */
  isUnlimited(call: ast.Call): boolean {
    const { facts } = this.#sourceCode;
    const kind = facts.getAwaitableKind(call);
    if (kind !== 'coroutine' && kind !== 'awaitable') return false;
    return this.isFunctionUnlimited(call.func, call.args);
  }

  /** The same for a function that is handed over together with its arguments. */
  isFunctionUnlimited(callee: ast.Expression, args: readonly ast.Expression[]): boolean {
    const { facts, text } = this.#sourceCode;
    const name = facts.findQualifiedName(callee);
    if (name !== undefined && harmless.test(name)) return false;
    const last = callee.type === 'Attribute' ? callee.attr : callee.type === 'Name' ? callee.id : '';
    if (ending.test(last) || limiterName.test(last) || workerName.test(last)) return false;
    if (args.some((one) => limiterName.test(text.slice(one.start, one.end)))) return false;
    const ref = facts.findFunction(callee);
    if (ref === undefined) return name !== undefined;
    if (facts.isWaiting(ref) === false) return false;
    const isLimited = facts.isLimited(ref);
    if (isLimited === true) return false;
    const node = facts.findFunctionNode(ref);
    if (node === undefined) return isLimited === false;
    return !this.#isLimitedByName(node) && !isDraining(node);
  }

  /** Whether the function enters something that is called a limiter, or is decorated with one. */
  #isLimitedByName(node: ast.FunctionNode): boolean {
    const { text } = this.#sourceCode;
    const isNamed = (one: ast.Expression): boolean => limiterName.test(text.slice(one.start, one.end));
    if (node.decorator_list.some(isNamed)) return true;
    let isFound = false;
    for (const statement of node.body) {
      walk(statement, (one) => {
        if (one.type === 'AsyncWith') isFound ||= one.items.some(({ context_expr }) => isNamed(context_expr));
        if (one.type === 'Await' && one.value.type === 'Call' && one.value.func.type === 'Attribute') {
          isFound ||= one.value.func.attr === 'acquire' && isNamed(one.value.func.value);
        }
      });
    }
    return isFound;
  }
}

/** Whether a function is a worker: it takes its work from a queue, however many there are of it. */
function isDraining(node: ast.FunctionNode): boolean {
  let isFound = false;
  walk(node, (one) => {
    if (one.type !== 'While' && one.type !== 'AsyncFor') return;
    walk(one, (inner) => {
      if (
        inner.type === 'Call' &&
        inner.func.type === 'Attribute' &&
        /^(?:get|get_nowait|receive)$/.test(inner.func.attr)
      ) {
        isFound ||= inner.args.length === 0;
      }
    });
  });
  return isFound;
}
