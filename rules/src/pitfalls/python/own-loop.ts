import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { findArgument } from '../../python/syntax/arguments.js';
import type * as ast from '../../python/syntax/nodes.js';
import { getCallee } from './callees.js';
import { findOnlyValue } from './only-value.js';

/** `asyncio.run_coroutine_threadsafe(c, loop).result()` where the loop is the one that runs this very code. */
export function isWaitingForOwnLoop(node: ast.Call, facts: PythonFacts): boolean {
  const func = getCallee(node, facts);
  if (func.type !== 'Attribute' || (func.attr !== 'result' && func.attr !== 'exception')) return false;
  const around = findRunningFunction(node);
  if (around === undefined) return false;
  const future = findValue(func.value);
  if (future?.type !== 'Call' || facts.findQualifiedName(future.func) !== 'asyncio.run_coroutine_threadsafe')
    return false;
  const given = findArgument(future, { position: 1, keyword: 'loop' });
  const loop = given && findValue(given);
  if (loop?.type !== 'Call') return false;
  // Who asks for the running loop is run by it; the other one may be a loop that does not run.
  const getter = facts.findQualifiedName(loop.func);
  return (
    getter === 'asyncio.get_running_loop' || (getter === 'asyncio.get_event_loop' && around.type === 'AsyncFunctionDef')
  );
}

/** The expression itself, or what the function assigns to the name, if it does so once. */
function findValue(expression: ast.Expression): ast.Expression | undefined {
  return expression.type === 'Name' ? findOnlyValue(expression) : expression;
}
