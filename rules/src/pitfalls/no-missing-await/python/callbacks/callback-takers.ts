import { loopCallbackPositions } from '../../../../python/library/loop-callbacks.js';
import type { ArgumentPlace } from '../../../../python/syntax/arguments.js';
import { droppingFunctions } from '../../../python/asynchronous.js';

/** How a function treats what a callback returns. */
export type CallbackFault =
  /** The event loop (or a signal, or an exit handler) calls it and drops the result. */
  | 'dropped'
  /** Another thread or process calls it; the result is a coroutine that nobody runs there. */
  | 'inThread'
  /** The result is taken for the answer: a key, a predicate. */
  | 'asAnswer';

/** A function that takes a callback and does not await what it gives. */
export interface CallbackTaker extends ArgumentPlace {
  readonly fault: CallbackFault;
  /** How messages call it. */
  readonly label: string;
  /** What it calls the callback with, besides the arguments that it is given for it, as parameters. */
  readonly parameters: string;
  /** Where it calls the callback, if elsewhere. */
  readonly place: 'thread' | 'process';
}

/** How event loops are named: by what `get_running_loop` and its like are annotated to return, and by their classes. */
const loopClasses = [
  'asyncio.AbstractEventLoop',
  'asyncio.BaseEventLoop',
  'asyncio.SelectorEventLoop',
  'asyncio.EventLoop',
  'asyncio.events.AbstractEventLoop',
  'asyncio.base_events.BaseEventLoop',
];

const futureClasses = ['asyncio.Future', 'asyncio.Task', 'concurrent.futures.Future'];

const executorClasses = [
  'concurrent.futures.Executor',
  'concurrent.futures.ThreadPoolExecutor',
  'concurrent.futures.ProcessPoolExecutor',
];

/**
 * Schedulers that run jobs in threads:
 * https://apscheduler.readthedocs.io/en/3.x/userguide.html#choosing-the-right-scheduler-job-store-s-executor-s-and-trigger-s
 */
export const threadSchedulers: readonly string[] = [
  'apscheduler.schedulers.background.BackgroundScheduler',
  'apscheduler.schedulers.blocking.BlockingScheduler',
];

/** https://docs.python.org/3/library/multiprocessing.html#multiprocessing.pool.Pool */
const poolMethods = 'apply apply_async map map_async imap imap_unordered starmap starmap_async'.split(' ');

/** What callbacks are called with that they are not given by those who register them. */
const ownArguments: ReadonlyMap<string, string> = new Map([
  ['add_done_callback', 'future'],
  ['set_exception_handler', 'loop, context'],
  ['signal', 'signum, frame'],
]);

const takers: readonly (readonly [name: string, taker: CallbackTaker])[] = [
  ...loopClasses.flatMap((owner) =>
    [...loopCallbackPositions].map(([name, position]) =>
      toEntry(`${owner}.${name}`, 'dropped', { position, keyword: 'callback' }),
    ),
  ),
  ...loopClasses.map((owner) => toEntry(`${owner}.run_in_executor`, 'inThread', { position: 1, keyword: 'func' })),
  ...futureClasses.map((owner) => toEntry(`${owner}.add_done_callback`, 'dropped', { position: 0, keyword: 'fn' })),
  ...executorClasses.flatMap((owner) => [
    toEntry(`${owner}.submit`, 'inThread', { position: 0 }),
    toEntry(`${owner}.map`, 'inThread', { position: 0, keyword: 'fn' }),
  ]),
  ...poolMethods.map((name) =>
    toEntry(`multiprocessing.pool.Pool.${name}`, 'inThread', { position: 0, keyword: 'func' }),
  ),
  // https://developers.home-assistant.io/docs/asyncio_working_with_async#calling-sync-functions-from-async
  toEntry('homeassistant.core.HomeAssistant.async_add_executor_job', 'inThread', { position: 0, keyword: 'target' }),
  ...[...droppingFunctions].map(([name, place]) => toEntry(name, 'dropped', place)),
  // https://docs.python.org/3/library/atexit.html
  toEntry('atexit.register', 'dropped', { position: 0, keyword: 'func' }),
  // https://docs.python.org/3/library/sched.html
  toEntry('sched.scheduler.enter', 'dropped', { position: 2, keyword: 'action' }),
  toEntry('sched.scheduler.enterabs', 'dropped', { position: 2, keyword: 'action' }),
  // https://docs.python.org/3/library/unittest.html#unittest.TestCase.addCleanup
  toEntry('unittest.TestCase.addCleanup', 'dropped', { position: 0, keyword: 'function' }),
  // https://schedule.readthedocs.io/en/stable/reference.html#schedule.Job.do
  toEntry('schedule.Job.do', 'dropped', { position: 0, keyword: 'job_func' }),
  ...threadSchedulers.map((owner) => toEntry(`${owner}.add_job`, 'inThread', { position: 0, keyword: 'func' })),
  // https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack.callback
  toEntry('contextlib.ExitStack.callback', 'dropped', { position: 0 }),
  toEntry('contextlib.AsyncExitStack.callback', 'dropped', { position: 0 }),
  // https://docs.python.org/3/library/tkinter.html
  ...['Button', 'Checkbutton', 'Radiobutton', 'Scale', 'ttk.Button', 'ttk.Checkbutton', 'ttk.Radiobutton'].map((name) =>
    toEntry(`tkinter.${name}`, 'dropped', { keyword: 'command' }),
  ),
  // https://doc.qt.io/qtforpython-6/tutorials/basictutorial/signals_and_slots.html
  toEntry('PySide6.QtCore.Signal.connect', 'dropped', { position: 0, keyword: 'slot' }),
  toEntry('PySide6.QtCore.QTimer.singleShot', 'dropped', { position: 1 }),
  // https://kivy.org/doc/stable/api-kivy.clock.html
  ...['schedule_once', 'schedule_interval', 'create_trigger'].map((name) =>
    toEntry(`kivy.clock.CyClockBase.${name}`, 'dropped', { position: 0, keyword: 'callback' }),
  ),
  // https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html
  toEntry('paho.mqtt.client.Client.message_callback_add', 'dropped', { position: 1, keyword: 'callback' }),
  // https://docs.python.org/3/library/_thread.html
  toEntry('_thread.start_new_thread', 'inThread', { position: 0, keyword: 'function' }),
  // https://docs.python.org/3/library/threading.html
  toEntry('threading.Thread', 'inThread', { position: 1, keyword: 'target' }),
  toEntry('threading.Timer', 'inThread', { position: 1, keyword: 'function' }),
  toEntry('multiprocessing.Process', 'inThread', { position: 1, keyword: 'target' }),
  // https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread
  toEntry('asyncio.to_thread', 'inThread', { position: 0, keyword: 'func' }),
  // https://anyio.readthedocs.io/en/stable/threads.html
  toEntry('anyio.to_thread.run_sync', 'inThread', { position: 0, keyword: 'func' }),
  // https://trio.readthedocs.io/en/stable/reference-core.html#trio.to_thread.run_sync
  toEntry('trio.to_thread.run_sync', 'inThread', { position: 0, keyword: 'sync_fn' }),
  // https://www.starlette.io/threadpool/
  toEntry('starlette.concurrency.run_in_threadpool', 'inThread', { position: 0, keyword: 'func' }),
  toEntry('fastapi.concurrency.run_in_threadpool', 'inThread', { position: 0, keyword: 'func' }),
  // https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async
  toEntry('asgiref.sync.sync_to_async', 'inThread', { position: 0, keyword: 'func' }),
  // https://docs.python.org/3/library/functions.html
  toEntry('filter', 'asAnswer', { position: 0 }),
  toEntry('sorted', 'asAnswer', { keyword: 'key' }),
  toEntry('min', 'asAnswer', { keyword: 'key' }),
  toEntry('max', 'asAnswer', { keyword: 'key' }),
  toEntry('list.sort', 'asAnswer', { keyword: 'key' }),
  toEntry('itertools.filterfalse', 'asAnswer', { position: 0 }),
  toEntry('itertools.takewhile', 'asAnswer', { position: 0 }),
  toEntry('itertools.dropwhile', 'asAnswer', { position: 0 }),
  toEntry('itertools.groupby', 'asAnswer', { position: 1, keyword: 'key' }),
  // https://docs.python.org/3/library/heapq.html
  toEntry('heapq.nlargest', 'asAnswer', { position: 2, keyword: 'key' }),
  toEntry('heapq.nsmallest', 'asAnswer', { position: 2, keyword: 'key' }),
  toEntry('heapq.merge', 'asAnswer', { keyword: 'key' }),
];

/** Functions that call a callback and do not wait for what it returns, by dotted name (builtins without their module). */
export const callbackTakers: ReadonlyMap<string, CallbackTaker> = new Map(takers);

function toEntry(name: string, fault: CallbackFault, where: ArgumentPlace): readonly [string, CallbackTaker] {
  const [method = name, owner] = name.split('.').reverse();
  const isMethod = owner !== undefined && /^[A-Z]/.test(owner);
  const label = `\`${isMethod || owner === undefined ? method : `${owner}.${method}`}()\``;
  const parameters = ownArguments.get(method) ?? '';
  return [name, { fault, label, parameters, place: /process/i.test(name) ? 'process' : 'thread', ...where }];
}
