import { getRunningScope } from '../python/flow/enclosing.js';
import type { PythonFacts } from '../python/semantics/python-facts.js';
import type * as ast from '../python/syntax/nodes.js';
import { findLastName } from '../python/syntax/predicates.js';

/**
 * Methods of asyncio's event loops that call what they are given on the loop's own thread, by its position
 * (https://docs.python.org/3/library/asyncio-eventloop.html).
 */
export const loopCallbackPositions: ReadonlyMap<string, number> = new Map([
  ['call_soon', 0],
  ['call_soon_threadsafe', 0],
  ['call_later', 1],
  ['call_at', 1],
  ['add_reader', 1],
  ['add_writer', 1],
  ['add_signal_handler', 1],
]);

/** The same of event loops, futures and tasks. */
const callbackPositions: ReadonlyMap<string, number> = new Map([...loopCallbackPositions, ['add_done_callback', 0]]);

const loopClasses: readonly string[] = ['asyncio.AbstractEventLoop', 'asyncio.Future', 'asyncio.Task'];

/**
 * Decorators under which a generator is run by the event loop, step by step
 * (https://www.tornadoweb.org/en/stable/gen.html, https://docs.twisted.org/en/stable/core/howto/defer-intro.html).
 */
const loopDecorators: ReadonlySet<string> = new Set([
  'tornado.gen.coroutine',
  'twisted.internet.defer.inlineCallbacks',
]);
const loopDecoratorNames: ReadonlySet<string> = new Set(
  [...loopDecorators].map((name) => name.slice(name.lastIndexOf('.') + 1)),
);

/**
 * Whether the event loop runs the node: it stands in an `async def`, in a lambda that the loop calls, or in a generator that
 * Tornado or Twisted run as a coroutine.
 */
export function isInAsynchronousCode(node: ast.Node, facts: PythonFacts): boolean {
  const scope = getRunningScope(node);
  switch (scope?.type) {
    case 'AsyncFunctionDef':
      return true;
    case 'FunctionDef':
      return scope.decorator_list.some((one) => loopDecorators.has(findDecoratorName(one, facts) ?? ''));
    case 'GeneratorExp':
      return isInAsynchronousCode(scope, facts);
    case 'Lambda':
      return scope.parent?.type === 'Call' && findLoopCallback(scope.parent, facts) === scope;
    default:
      return false;
  }
}

/** Asked by its last name first, which costs less. */
function findDecoratorName(decorator: ast.Expression, facts: PythonFacts): string | undefined {
  return loopDecoratorNames.has(findLastName(decorator) ?? '') ? facts.findQualifiedName(decorator) : undefined;
}

/** What the call registers for the event loop to call: the second argument of `loop.call_later(1, f)`. */
export function findLoopCallback(call: ast.Call, facts: PythonFacts): ast.Expression | undefined {
  const { func } = call;
  if (func.type !== 'Attribute') return undefined;
  const position = callbackPositions.get(func.attr);
  if (position === undefined || !loopClasses.some((name) => facts.isInstanceOf(func.value, name))) return undefined;
  return call.args[position];
}
