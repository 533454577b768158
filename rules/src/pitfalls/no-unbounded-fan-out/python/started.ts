import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getCallee } from '../../python/callees.js';

/** Calls that start what they are given: the operation is inside. */
const wrappers: ReadonlySet<string> = new Set([
  'asyncio.create_task',
  'asyncio.ensure_future',
  'asyncio.shield',
  'asyncio.wait_for',
]);

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
    const func = getCallee(expression, facts);
    const name = facts.findQualifiedName(func);
    const isTaskMethod = func.type === 'Attribute' && func.attr === 'create_task';
    if (!isTaskMethod && (name === undefined || !wrappers.has(name))) return expression;
    const [first] = expression.args;
    return first && this.findStarted(first);
  }

  /** Whether the call gives a coroutine that waits for something outside, with nothing that limits how many do. */
  isUnlimited(call: ast.Call): boolean {
    const kind = this.#sourceCode.facts.getAwaitableKind(call);
    if (kind !== 'coroutine' && kind !== 'awaitable') return false;
    return this.isFunctionUnlimited(call.func, call.args);
  }

  /** The same for a function that is handed over together with its arguments. */
  isFunctionUnlimited(callee: ast.Expression, args: readonly ast.Expression[]): boolean {
    const { facts } = this.#sourceCode;
    // Who hands a limiter over wants it to be taken; it may be taken later, but before what is dear.
    if (args.some((one) => facts.isLimiter(one) === true)) return false;
    return facts.getOperation(callee) === 'outside';
  }
}
