import { getRunningScope } from '../../python/flow/enclosing.js';
import { loopAndFutureCallbackPositions } from '../../python/library/loop-callbacks.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { type ArgumentPlace, findArgument, findTakingCall } from '../../python/syntax/arguments.js';
import { getLastParts } from '../../python/syntax/dotted-names.js';
import type * as ast from '../../python/syntax/nodes.js';
import { getCallee, mayBeCalled } from './callees.js';

/**
 * Functions that hand their callback to the event loop, which calls it on its own thread; a coroutine that it returns is run
 * (https://docs.python.org/3/library/asyncio-stream.html#asyncio.start_server).
 */
const loopFunctions: ReadonlyMap<string, ArgumentPlace> = new Map([
  ['asyncio.start_server', { position: 0, keyword: 'client_connected_cb' }],
  ['asyncio.start_unix_server', { position: 0, keyword: 'client_connected_cb' }],
]);

/**
 * Functions that keep a callback for a later moment, on the loop's thread or not, and drop what it returns
 * (https://docs.python.org/3/library/signal.html#signal.signal,
 * https://docs.python.org/3/library/weakref.html#weakref.finalize).
 */
export const droppingFunctions: ReadonlyMap<string, ArgumentPlace> = new Map([
  ['signal.signal', { position: 1, keyword: 'handler' }],
  ['weakref.finalize', { position: 1, keyword: 'func' }],
]);
/** How the functions of both tables are written, whatever stands before. */
const takerNames: ReadonlySet<string> = getLastParts([...loopFunctions.keys(), ...droppingFunctions.keys()]);

const loopClasses: readonly string[] = ['asyncio.AbstractEventLoop', 'asyncio.Future', 'asyncio.Task'];

/**
 * Whether the event loop runs the node: it stands in an `async def`, in a lambda that the loop calls, or in a plain function
 * that the loop runs by its decorator or its class.
 */
export function isInAsynchronousCode(node: ast.Node, facts: PythonFacts): boolean {
  const scope = getRunningScope(node);
  switch (scope?.type) {
    case 'AsyncFunctionDef':
      return true;
    case 'FunctionDef':
      return facts.isRunByLoop(scope);
    case 'GeneratorExp':
      return isInAsynchronousCode(scope, facts);
    case 'Lambda':
      return findTakerOf(scope, (call) => findLoopCallback(call, facts)) !== undefined;
    default:
      return false;
  }
}

/** What the call registers for the event loop to call: the second argument of `loop.call_later(1, f)`. */
export function findLoopCallback(call: ast.Call, facts: PythonFacts): ast.Expression | undefined {
  const func = getCallee(call, facts);
  const place = findPlace(func, loopFunctions, facts);
  if (place !== undefined) return findArgument(call, place);
  if (func.type !== 'Attribute') return undefined;
  const position = loopAndFutureCallbackPositions.get(func.attr);
  if (position === undefined || !loopClasses.some((name) => facts.isInstanceOf(func.value, name))) return undefined;
  return findArgument(call, { position, keyword: 'callback' });
}

/** What the call hands to the event loop, a signal or a finalizer, which drop what it returns. */
export function findDroppingCallback(call: ast.Call, facts: PythonFacts): ast.Expression | undefined {
  const place = findPlace(getCallee(call, facts), droppingFunctions, facts);
  return place === undefined ? findLoopCallback(call, facts) : findArgument(call, place);
}

/** Asked by its last name first, which costs less. */
function findPlace(
  callee: ast.Expression,
  functions: ReadonlyMap<string, ArgumentPlace>,
  facts: PythonFacts,
): ArgumentPlace | undefined {
  return mayBeCalled(callee, takerNames, facts) ? functions.get(facts.findQualifiedName(callee) ?? '') : undefined;
}

/**
 * The call that takes a lambda as its callback.
 * @param findCallback the callback of a call
 */
export function findTakerOf(
  lambda: ast.Lambda,
  findCallback: (call: ast.Call) => ast.Expression | undefined,
): ast.Call | undefined {
  const call = findTakingCall(lambda);
  return call && findCallback(call) === lambda ? call : undefined;
}
