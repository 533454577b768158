import { replaceRange, type TextEdit } from '../../python/edits/index.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { findTakingCall } from '../../python/syntax/arguments.js';
import { getLastParts } from '../../python/syntax/dotted-names.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { awaitedThreadRunners, first, firstWithKeywords, type PositionalPlace } from './thread-runners.js';

/** The same by keyword, the arguments being a tuple of their own: `Thread(target=f, args=(1,))`. */
interface NamedPlace {
  readonly keyword: string;
}

type Place = PositionalPlace | NamedPlace;

/** What runs a plain function in a thread, by dotted name. */
const threadRunners: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...awaitedThreadRunners,
  // https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.submit
  ['concurrent.futures.Executor.submit', firstWithKeywords],
  ['concurrent.futures.ThreadPoolExecutor.submit', firstWithKeywords],
  ['concurrent.futures.ProcessPoolExecutor.submit', firstWithKeywords],
  // https://docs.python.org/3/library/threading.html#threading.Thread
  ['threading.Thread', { keyword: 'target' }],
  ['multiprocessing.Process', { keyword: 'target' }],
]);

/** What runs a coroutine function (Starlette also a plain one), by dotted name. */
const coroutineRunners: ReadonlyMap<string, Place> = new Map<string, Place>([
  // https://anyio.readthedocs.io/en/stable/api.html#anyio.abc.TaskGroup.start_soon
  ['anyio.abc.TaskGroup.start_soon', first],
  ['anyio.abc.TaskGroup.start', first],
  ['anyio.TaskGroup.start_soon', first],
  ['anyio.TaskGroup.start', first],
  ['anyio.run', first],
  ['anyio.from_thread.run', first],
  // https://trio.readthedocs.io/en/stable/reference-core.html#trio.Nursery.start_soon
  ['trio.Nursery.start_soon', first],
  ['trio.Nursery.start', first],
  ['trio.run', first],
  ['trio.from_thread.run', first],
  // https://www.starlette.dev/background/
  ['starlette.background.BackgroundTask', firstWithKeywords],
  ['starlette.background.BackgroundTasks.add_task', firstWithKeywords],
  ['fastapi.BackgroundTasks.add_task', firstWithKeywords],
]);

const threadRunnerNames = getLastParts(threadRunners.keys());
const coroutineRunnerNames = getLastParts(coroutineRunners.keys());

/** A call whose result is handed to what takes the function: `asyncio.to_thread(load(1))`. */
export interface PrematureCall {
  /** What takes the function. */
  readonly taker: ast.Call;
  /** Hands over the function and its arguments; undefined where they cannot be handed over as they are. */
  readonly handOver: ((text: string) => TextEdit[]) | undefined;
}

/** What should run a plain function in a thread and is given the result of calling it here instead. */
export function findCallBeforeThread(call: ast.Call, facts: PythonFacts): PrematureCall | undefined {
  return findPrematureCall(call, threadRunners, threadRunnerNames, facts);
}

/** What should run a coroutine function and is given its coroutine instead. */
export function findCallBeforeTask(call: ast.Call, facts: PythonFacts): PrematureCall | undefined {
  return findPrematureCall(call, coroutineRunners, coroutineRunnerNames, facts);
}

function findPrematureCall(
  call: ast.Call,
  places: ReadonlyMap<string, Place>,
  names: ReadonlySet<string>,
  facts: PythonFacts,
): PrematureCall | undefined {
  const keyword = call.parent?.type === 'keyword' ? call.parent : undefined;
  const taker = findTakingCall(call);
  if (taker === undefined) return undefined;
  // An import may rename a function, and no method.
  if (taker.func.type === 'Attribute' && !names.has(taker.func.attr)) return undefined;
  const place = places.get(facts.findQualifiedName(taker.func) ?? '');
  if (place === undefined) return undefined;
  if (keyword === undefined) return 'position' in place ? findInPosition(call, taker, place) : undefined;
  if ('position' in place || keyword.arg !== place.keyword) return undefined;
  const isAlone = isPlain(call) && call.keywords.length === 0 && taker.keywords.every(({ arg }) => arg !== 'args');
  return { taker, handOver: isAlone ? (text) => handOverWithTuple(call, text) : undefined };
}

function findInPosition(
  call: ast.Call,
  taker: ast.Call,
  { position, hasKeywords }: PositionalPlace,
): PrematureCall | undefined {
  const { args, keywords } = taker;
  if (args[position] !== call || args.slice(0, position).some(({ type }) => type === 'Starred')) return undefined;
  const isLast = args.length === position + 1 && keywords.length === 0;
  const isPossible = isLast && isPlain(call) && (hasKeywords || call.keywords.length === 0);
  return { taker, handOver: isPossible ? (text) => handOver(call, text) : undefined };
}

/** Whether the arguments can stand among others: a generator expression alone has the brackets of the call for its own. */
function isPlain({ args }: ast.Call): boolean {
  return args.length !== 1 || args[0]?.type !== 'GeneratorExp';
}

/** `load(1)` → `load, 1`. */
function handOver(call: ast.Call, text: string): TextEdit[] {
  const parts = [...call.args, ...call.keywords].sort((one, other) => one.start - other.start);
  return [replaceRange(call, [call.func, ...parts].map((one) => getText(one, text)).join(', '))];
}

/** `load(1)` → `load, args=(1,)`. */
function handOverWithTuple(call: ast.Call, text: string): TextEdit[] {
  const args = call.args.map((one) => getText(one, text));
  const tuple = args.length === 0 ? '' : `, args=(${args.join(', ')}${args.length === 1 ? ',' : ''})`;
  return [replaceRange(call, `${getText(call.func, text)}${tuple}`)];
}

function getText({ start, end }: Span, text: string): string {
  return text.slice(start, end);
}
