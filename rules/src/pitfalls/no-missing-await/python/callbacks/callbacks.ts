import {
  ensureImportedMember,
  getRangeOfArguments,
  keepTaskInCallback,
  replaceRange,
  type TextEdit,
} from '../../../../python/edits/index.js';
import { findRunningFunction } from '../../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import { findArgument } from '../../../../python/syntax/arguments.js';
import { getLastParts } from '../../../../python/syntax/dotted-names.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { findLastName, isNamed } from '../../../../python/syntax/predicates.js';
import { someNode } from '../../../../python/syntax/walk.js';
import { getNameRange, toCallLabel, toLabel } from '../../../python/labels.js';
import { callbackTakers, type CallbackFault, type CallbackTaker } from './callback-takers.js';
import { findCalleeName } from '../uses/consumers.js';
import { isCoroutine, isDeclaredAwaitable, isKnownByTypeOnly } from '../expressions.js';
import type { PythonMessageIds } from '../messages.js';
import type { Report } from '../report.js';
import { runInThread } from './run-in-thread.js';

const messageIds: Readonly<Record<CallbackFault, PythonMessageIds>> = {
  dropped: 'coroutineCallback',
  inThread: 'coroutineInThread',
  asAnswer: 'coroutineKey',
};

/** The last parts of the names in the table: no attribute of another name is one of them. */
const takerMethods = getLastParts(callbackTakers.keys());

/** Reports a coroutine function that a call hands to something that only calls it. Undefined when all is well. */
export function findCallbackReport(call: ast.Call, around: OpenedModule): Report | undefined {
  if (call.func.type === 'Attribute' && !takerMethods.has(call.func.attr)) return undefined;
  const taker = callbackTakers.get(findTakerName(call, around.facts) ?? '');
  const callback = taker && findArgument(call, taker);
  if (taker === undefined || callback === undefined) return undefined;
  const find = taker.fault === 'asAnswer' ? findGivenAwaitable : findStartedCoroutine;
  const started = find(callback, around.facts);
  if (started === undefined || isAwaitedAgain(call)) return undefined;
  return {
    at: getNameRange(started),
    messageId: messageIds[taker.fault],
    data: {
      receiver: taker.label,
      call: toCallLabel(started, around.text),
      place: taker.place,
    },
    suggest: getSuggestions(call, callback, taker, around),
  };
}

/** How a call that takes a callback treats what it is given in the callback's place, if an expression stands there. */
export function findFaultOfTaker(call: ast.Call, given: ast.Expression, facts: PythonFacts): CallbackFault | undefined {
  if (call.func.type === 'Attribute' && !takerMethods.has(call.func.attr)) return undefined;
  const taker = callbackTakers.get(findTakerName(call, facts) ?? '');
  return taker !== undefined && findArgument(call, taker) === given ? taker.fault : undefined;
}

/** `await (await to_thread(f))` */
function isAwaitedAgain({ parent }: ast.Call): boolean {
  return parent?.type === 'Await' && parent.parent?.type === 'Await';
}

/** The name in the table; a method that a subclass inherits goes by the class that the table knows. */
function findTakerName(call: ast.Call, facts: PythonFacts): string | undefined {
  const name = findCalleeName(call, facts);
  if (name === undefined || callbackTakers.has(name)) return name;
  const { func } = call;
  if (func.type !== 'Attribute' || facts.findFunction(func) !== undefined) return undefined;
  const className = takerClasses.find((one) => facts.isInstanceOf(func.value, one));
  return className && `${className}.${func.attr}`;
}

const takerClasses = [
  'asyncio.AbstractEventLoop',
  'asyncio.Future',
  'concurrent.futures.Executor',
  'multiprocessing.pool.Pool',
  'unittest.TestCase',
  'list',
];

/** What creates the coroutine when the callback is called: the function itself, or the call that a lambda makes. */
function findStartedCoroutine(callback: ast.Expression, facts: PythonFacts): ast.Expression | undefined {
  if (callback.type === 'Lambda') return isCoroutine(callback.body, facts) ? callback.body : undefined;
  if (callback.type === 'Call' && facts.findQualifiedName(callback.func) === 'functools.partial') {
    const [wrapped] = callback.args;
    return wrapped && findStartedCoroutine(wrapped, facts);
  }
  if (callback.type !== 'Name' && callback.type !== 'Attribute') return undefined;
  return facts.getCallKind(callback) === 'coroutine' ? callback : undefined;
}

/** The same, or what is declared to give an `Awaitable` of whichever kind, which is no answer either. */
function findGivenAwaitable(callback: ast.Expression, facts: PythonFacts): ast.Expression | undefined {
  const started = findStartedCoroutine(callback, facts);
  if (started !== undefined) return started;
  if (callback.type === 'Lambda') return isDeclaredAwaitable(callback.body, facts) ? callback.body : undefined;
  if (callback.type !== 'Name' && callback.type !== 'Attribute') return undefined;
  const isDeclared = facts.getCallKind(callback) === 'awaitable' && isKnownByTypeOnly(callback, facts);
  return isDeclared ? callback : undefined;
}

/** The coroutine function of `map(f, xs)`. */
export function findMappedFunction(iterable: ast.Expression, facts: PythonFacts): ast.Expression | undefined {
  if (iterable.type !== 'Call' || !isNamed(iterable.func, 'map')) return undefined;
  const [callback] = iterable.args;
  if (callback === undefined || findCalleeName(iterable, facts) !== 'map') return undefined;
  return findStartedCoroutine(callback, facts);
}

function getSuggestions(
  call: ast.Call,
  callback: ast.Expression,
  { fault, parameters }: CallbackTaker,
  around: OpenedModule,
): Report['suggest'] {
  const { text, facts } = around;
  const isReference = callback.type === 'Name' || callback.type === 'Attribute';
  if (fault === 'inThread' && call.parent?.type === 'Await' && isReference) {
    const label = `${toLabel(callback, text)}()`;
    return [{ messageId: 'callDirectly', data: { call: label }, fix: () => callDirectly(call, callback, text) }];
  }
  if (fault === 'inThread' && isReference)
    return [{ messageId: 'runWithAsyncio', fix: () => runInThread(call, callback, around) ?? null }];
  if (fault === 'dropped' && isReference && facts.framework === 'asyncio' && findRunningFunction(call) !== undefined) {
    return [{ messageId: 'startTaskInCallback', fix: () => startTask(call, callback, parameters, around) }];
  }
  return undefined;
}

/** `to_thread(f, x)` → `f(x)`. */
function callDirectly(call: ast.Call, callback: ast.Expression, text: string): TextEdit[] | null {
  const index = call.args.indexOf(callback);
  if (index === -1) return null;
  const rest = [...call.args.slice(index + 1), ...call.keywords].map(({ start, end }) => text.slice(start, end));
  return [replaceRange(call, `${text.slice(callback.start, callback.end)}(${rest.join(', ')})`)];
}

/**
 * `call_soon(f, x)` → `call_soon(start_f)`, a function that starts `f(x)` as a task and keeps the task.
 * @param parameters what the function is called with
 */
function startTask(
  call: ast.Call,
  callback: ast.Expression,
  parameters: string,
  around: OpenedModule,
): TextEdit[] | null {
  const { text } = around;
  const index = call.args.indexOf(callback);
  const label = findLastName(callback);
  if (index === -1 || label === undefined) return null;
  const rest = call.args.slice(index + 1);
  const hidden = new Set(parameters.split(', '));
  const isHiding = [callback, ...rest].some((one) =>
    someNode(one, (node) => node.type === 'Name' && hidden.has(node.id)),
  );
  if (isHiding) return null;
  const creating = ensureImportedMember(call, text, 'asyncio', 'create_task');
  const given = rest.map(({ start, end }) => text.slice(start, end));
  const shown = [...(parameters === '' ? [] : [parameters]), ...given].join(', ');
  const started = `${text.slice(callback.start, callback.end)}(${shown})`;
  const replaced = getRangeOfArguments(callback, rest.at(-1) ?? callback, text);
  const start = `${creating.name}(${started})`;
  const edits = keepTaskInCallback(call, { label, parameters, start, replaced }, around);
  return edits === undefined ? null : [...creating.edits, ...edits];
}
