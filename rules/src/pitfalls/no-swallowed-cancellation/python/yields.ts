import { findRunningFunction, findStatement, isInLoop, walkOwn } from '../../../python/flow/enclosing.js';
import { isTestCode } from '../../../python/semantics/test-code.js';
import { getBlockAround } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isConstant, isMethodDecorator } from '../../../python/syntax/predicates.js';
import type { PythonRuleContext } from '../../../rule.js';
import { toRelated } from '../../python/modules.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import type { PythonMessageIds } from './messages.js';
import { timeLimits } from './time-limits.js';

/**
 * What cancels the task that has entered it, and what that is told by: a time that is over, or a task that fails
 * (https://peps.python.org/pep-0789/#motivation).
 */
const scopes: ReadonlyMap<string, 'yieldInTimeout' | 'yieldInGroup'> = new Map([
  ...timeLimits.map((name) => [name, 'yieldInTimeout'] as const),
  ['asyncio.TaskGroup', 'yieldInGroup'],
  ['anyio.create_task_group', 'yieldInGroup'],
  ['trio.open_nursery', 'yieldInGroup'],
]);

/**
 * Reports a generator that stands still at a `yield` within a timeout or a task group: what these cancel then is not the
 * generator, but the code that loops over it, outside of the block that would make a `TimeoutError` of it
 * (https://anyio.readthedocs.io/en/stable/cancellation.html#avoiding-cancel-scope-stack-corruption).
 *
 * A `yield` that comes once is that of a context manager, whatever makes one of the function.
 */
export function checkYields(node: ast.With | ast.AsyncWith, context: PythonRuleContext<PythonMessageIds>): void {
  const { facts, text } = context.sourceCode;
  for (const { context_expr: scope } of node.items) {
    if (scope.type !== 'Call' || isWithoutLimit(scope)) continue;
    const messageId = scopes.get(facts.findQualifiedName(scope.func) ?? '');
    if (messageId === undefined) continue;
    const around = findRunningFunction(node);
    if (around?.type !== 'AsyncFunctionDef' || !around.decorator_list.every(isMethodDecorator)) return;
    if (isTestCode(context.filename)) return;
    const found = findRepeatedYield(node);
    if (found === undefined) return;
    const label = toLabel(scope, text);
    context.report({
      at: { start: found.start, end: found.start + 'yield'.length },
      messageId,
      data: { scope: label },
      related: [toRelated(getNameRange(scope), `\`${label}\` is entered here.`, context)],
    });
    return;
  }
}

/** `timeout(None)`, which somebody may set to a time later. */
function isWithoutLimit({ args: [first] }: ast.Call): boolean {
  return isConstant(first, 'None');
}

/** The first `yield` of the block that a loop of the function comes to again and again, or that follows another. */
function findRepeatedYield(block: ast.With | ast.AsyncWith): ast.Yield | undefined {
  const blocks = new Set<readonly ast.Statement[]>();
  let found: ast.Yield | undefined;
  walkOwn(block.body, (node) => {
    if (node.type !== 'Yield') return;
    const statement = findStatement(node);
    const around = statement ? getBlockAround(statement) : [];
    if (isInLoop(node) || blocks.has(around)) found ??= node;
    blocks.add(around);
  });
  return found;
}
