import type { CallMatcher, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';

const names = (owner: string, members: string): string[] => members.split(' ').map((member) => `${owner}.${member}`);

/**
 * What works in the thread of the event loop alone: what looks for the loop of its thread, and what tells the loop that something
 * has happened (https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading: "Almost all asyncio objects are
 * not thread safe"). The interpreter takes signal handlers from the main thread only.
 */
const ofLoop: ReadonlySet<string> = new Set([
  ...names(
    'asyncio',
    'create_task ensure_future gather get_running_loop get_event_loop current_task all_tasks wrap_future',
  ),
  ...names('asyncio.AbstractEventLoop', 'create_task create_future call_soon call_later call_at stop'),
  ...names('asyncio.AbstractEventLoop', 'add_reader remove_reader add_writer remove_writer add_signal_handler'),
  ...names('asyncio.Future', 'set_result set_exception cancel add_done_callback'),
  ...names('asyncio.Task', 'cancel add_done_callback'),
  ...names('asyncio.Event', 'set clear'),
  ...names('asyncio.Queue', 'put_nowait get_nowait task_done'),
  ...names('asyncio.Semaphore', 'release'),
  ...names('asyncio.Lock', 'release'),
  ...names('asyncio.Condition', 'notify notify_all'),
  ...names('asyncio.TaskGroup', 'create_task'),
  ...names('asyncio.Transport', 'write close'),
  ...names('asyncio.StreamWriter', 'write writelines close'),
  ...['anyio.abc.TaskGroup', 'anyio.TaskGroup', 'trio.Nursery'].flatMap((owner) => names(owner, 'start_soon')),
  ...['anyio.Event.set', 'trio.Event.set', 'signal.signal'],
]);

const matcher: CallMatcher = { id: 'no-blocking-call: of the loop', match: (name) => ofLoop.has(name) };

/** What a function cannot do that is to run in a thread as a whole; of what it sets in its context, others would see nothing. */
const callerMatcher: CallMatcher = {
  id: 'no-blocking-call: of the loop, or of the context',
  match: (name) =>
    ofLoop.has(name) || isOfSqlite(name) || /^(?:asyncio\.|anyio\.|contextvars\.ContextVar\.(?:re)?set$)/.test(name),
};

/** Whether the function that makes a call has to do so in the thread of the loop. */
export function isBindingCaller(call: ast.Call, facts: PythonFacts): boolean {
  const name = facts.findQualifiedName(call.func);
  const isBinding = name !== undefined && callerMatcher.match(name, facts.getCallArguments(call));
  return isBinding || facts.findPathOfCall(call, callerMatcher) !== undefined;
}

/**
 * Whether what is called cannot do its work in another thread than that of the loop.
 * @param qualifiedName what is called, where that is what blocks
 */
export function isBoundToThread(call: ast.Call, qualifiedName: string | undefined, facts: PythonFacts): boolean {
  if (qualifiedName !== undefined) return isOfSqlite(qualifiedName);
  return facts.findPathOfCall(call, matcher) !== undefined;
}

/**
 * Whether a call works with a connection to SQLite, which belongs to the thread that made it
 * (https://docs.python.org/3/library/sqlite3.html#sqlite3.connect): `dbm.open()` makes one, too, since Python 3.13.
 */
function isOfSqlite(qualifiedName: string): boolean {
  return /^(?:sqlite3|dbm|shelve)\./.test(qualifiedName);
}
