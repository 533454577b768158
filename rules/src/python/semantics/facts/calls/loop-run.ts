import { remember } from '../../../../project/remember.js';
import { getLastParts } from '../../../syntax/dotted-names.js';
import type { Env, FunctionEntity } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import { type Expr, findLastName, getDecoratorName, isConstant } from '../../summary-expressions.js';
import { getClassNames } from '../class-names.js';
import { findQualifiedName } from '../qualified-names.js';

/**
 * Decorators whose functions the event loop runs on its own thread, plain functions too:
 * - generators that Tornado and Twisted drive as coroutines (https://www.tornadoweb.org/en/stable/gen.html,
 *   https://docs.twisted.org/en/stable/core/howto/defer-intro.html);
 * - Home Assistant's callbacks (https://developers.home-assistant.io/docs/asyncio_working_with_async);
 * - handlers of Sanic (https://sanic.dev/en/guide/basics/handlers.html);
 * - those of Textual's messages (https://textual.textualize.io/guide/events/).
 */
const decorators: ReadonlySet<string> = new Set([
  'tornado.gen.coroutine',
  'twisted.internet.defer.inlineCallbacks',
  'homeassistant.core.callback',
  'textual.on',
  ...['Sanic', 'Blueprint'].flatMap((owner) =>
    ['route', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options'].map((name) => `sanic.${owner}.${name}`),
  ),
]);

/**
 * The same of functions that Litestar runs on the loop's thread unless it is told to use another
 * (https://docs.litestar.dev/latest/topics/sync-vs-async.html).
 */
const litestarDecorators: ReadonlySet<string> = new Set(
  ['get', 'post', 'put', 'patch', 'delete', 'head', 'route'].map((name) => `litestar.${name}`),
);
const threadKeyword = 'sync_to_thread';

const decoratorNames = getLastParts([...decorators, ...litestarDecorators]);

/** Decorators that leave it to others who runs the function. */
const transparent: ReadonlySet<string> = new Set([
  ...['staticmethod', 'classmethod', 'override', 'final', 'abstractmethod', 'deprecated', 'wraps'],
  'authenticated',
]);

/** Methods that the event loop calls, by a class among the ancestors of their own; some by how their names begin. */
const methods: readonly (readonly [className: string, names: ReadonlySet<string>, prefix?: string])[] = [
  // https://docs.python.org/3/library/asyncio-protocol.html#protocols
  [
    'asyncio.BaseProtocol',
    new Set([
      ...['connection_made', 'connection_lost', 'pause_writing', 'resume_writing', 'data_received', 'eof_received'],
      ...['get_buffer', 'buffer_updated', 'datagram_received', 'error_received'],
      ...['pipe_data_received', 'pipe_connection_lost', 'process_exited'],
    ]),
  ],
  // https://www.tornadoweb.org/en/stable/faq.html
  [
    'tornado.web.RequestHandler',
    new Set([
      ...['get', 'head', 'post', 'delete', 'patch', 'put', 'options', 'prepare', 'on_finish'],
      ...['open', 'on_message', 'on_close'],
    ]),
  ],
  // https://textual.textualize.io/guide/app/, https://textual.textualize.io/guide/widgets/
  [
    'textual.message_pump.MessagePump',
    new Set([
      ...['compose', 'render', 'on_load', 'on_mount', 'on_unmount', 'on_ready', 'on_show', 'on_hide', 'on_blur'],
      ...['on_focus', 'on_key', 'on_click', 'on_paste', 'on_resize'],
      ...['on_button_pressed', 'on_input_changed', 'on_input_submitted'],
    ]),
    'action_',
  ],
];
const methodNames: ReadonlySet<string> = new Set(methods.flatMap(([, names]) => [...names]));
const methodPrefixes = methods.flatMap(([, , prefix]) => prefix ?? []);

/** Whether the event loop itself runs a plain function, so that its body is asynchronous code. */
export function isRunByLoop(fn: FunctionEntity): boolean {
  const { scope } = fn;
  if (scope.kind !== 'function' || scope.isAsync) return false;
  const mayBe =
    methodNames.has(scope.name) ||
    scope.decorators.some(hasKnownName) ||
    methodPrefixes.some((prefix) => scope.name.startsWith(prefix));
  return mayBe && isKnownToLoop(fn);
}

/** Whether a decorator or the class of a function tells that the loop runs it, and no other decorator may change that. */
const isKnownToLoop = remember((fn: FunctionEntity): boolean => {
  const { scope, module, owner, outerEnv: env } = fn;
  if (!module.isSource) return false;
  const isDecorated = scope.decorators.some((one) => isLoopDecorator(one, env));
  const isMethod = owner !== undefined && isLoopMethod(scope.name, getClassNames(owner.self));
  if (!isDecorated && !isMethod) return false;
  // What else decorates it can run it in a thread; a generator it cannot.
  return scope.isGenerator || scope.decorators.every((one) => isTransparent(one) || isLoopDecorator(one, env));
});

function isLoopMethod(name: string, classNames: readonly string[]): boolean {
  return methods.some(
    ([className, names, prefix]) =>
      (names.has(name) || (prefix !== undefined && name.startsWith(prefix))) && classNames.includes(className),
  );
}

function isLoopDecorator(decorator: Expr, env: Env): boolean {
  if (!hasKnownName(decorator)) return false;
  const called = getDecoratorName(decorator);
  const name = findQualifiedName(evaluate(called, env), called, env) ?? '';
  if (!litestarDecorators.has(name)) return decorators.has(name);
  const thread =
    decorator.kind === 'call' ? decorator.keywords.find((one) => one.name === threadKeyword)?.value : undefined;
  return thread === undefined || isConstant(thread, 'False');
}

function hasKnownName(decorator: Expr): boolean {
  return decoratorNames.has(findLastName(getDecoratorName(decorator)) ?? '');
}

function isTransparent(decorator: Expr): boolean {
  return transparent.has(findLastName(getDecoratorName(decorator)) ?? '');
}
