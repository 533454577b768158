import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { isNamed } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';

/** `asyncio.run_coroutine_threadsafe(c, loop).result()` where the loop is the one that runs this very code. */
export function isWaitingForOwnLoop(node: ast.Call, facts: PythonFacts): boolean {
  const { func } = node;
  if (func.type !== 'Attribute' || (func.attr !== 'result' && func.attr !== 'exception')) return false;
  const around = findRunningFunction(node);
  if (around === undefined) return false;
  const future = findValue(func.value, around);
  if (future?.type !== 'Call' || facts.findQualifiedName(future.func) !== 'asyncio.run_coroutine_threadsafe')
    return false;
  const given = future.args[1] ?? future.keywords.find(({ arg }) => arg === 'loop')?.value;
  const loop = given && findValue(given, around);
  if (loop?.type !== 'Call') return false;
  // Who asks for the running loop is run by it; the other one may be a loop that does not run.
  const getter = facts.findQualifiedName(loop.func);
  return (
    getter === 'asyncio.get_running_loop' || (getter === 'asyncio.get_event_loop' && around.type === 'AsyncFunctionDef')
  );
}

/** The expression itself, or what the function assigns to the name, if it does so once. */
function findValue(expression: ast.Expression, around: ast.FunctionNode): ast.Expression | undefined {
  if (expression.type !== 'Name') return expression;
  const values: ast.Expression[] = [];
  walk(around, (node) => {
    if (node.type !== 'Assign') return;
    const isTarget = node.targets.some((target) => isNamed(target, expression.id));
    if (isTarget) values.push(node.value);
  });
  return values.length === 1 ? values[0] : undefined;
}
