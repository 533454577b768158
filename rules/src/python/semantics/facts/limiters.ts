/**
 * Classes that let only so many tasks through at a time, by dotted name. A pool of connections is none: those who get no
 * connection queue up in it, and time out.
 */
export const limiterClasses: ReadonlySet<string> = new Set([
  // https://docs.python.org/3/library/asyncio-sync.html
  'asyncio.Lock',
  'asyncio.Condition',
  'asyncio.Semaphore',
  'asyncio.BoundedSemaphore',
  // https://anyio.readthedocs.io/en/stable/synchronization.html
  'anyio.Lock',
  'anyio.Condition',
  'anyio.Semaphore',
  'anyio.CapacityLimiter',
  // https://trio.readthedocs.io/en/stable/reference-core.html#synchronizing-and-communicating-between-tasks
  'trio.Lock',
  'trio.StrictFIFOLock',
  'trio.Condition',
  'trio.Semaphore',
  'trio.CapacityLimiter',
  // https://redis.readthedocs.io/en/stable/lock.html
  'redis.asyncio.lock.Lock',
  // https://aiolimiter.readthedocs.io/
  'aiolimiter.AsyncLimiter',
  // https://pypi.org/project/asyncio-throttle/
  'asyncio_throttle.Throttler',
  // https://pypi.org/project/pyrate-limiter/
  'pyrate_limiter.Limiter',
  // https://pypi.org/project/limiter/
  'limiter.Limiter',
]);

/** Limiters, by dotted name, that hold back only those who have the same object. */
export const localLimiters = /^(?:asyncio|anyio|trio|aiolimiter)\./;

/** Waits for what other tasks of the program do, or for time to pass; threads are bounded by their pool. */
export const internalWaits: ReadonlySet<string> = new Set([
  'asyncio.sleep',
  'asyncio.timeout',
  'asyncio.timeout_at',
  'asyncio.to_thread',
  'asyncio.AbstractEventLoop.run_in_executor',
  'asyncio.BaseEventLoop.run_in_executor',
  'asyncio.wrap_future',
  'asyncio.Event.wait',
  'asyncio.Condition.wait',
  'asyncio.Condition.wait_for',
  'asyncio.Barrier.wait',
  'asyncio.Queue.get',
  'asyncio.Queue.put',
  'asyncio.Queue.join',
  'async_timeout.timeout',
  'anyio.sleep',
  'anyio.sleep_until',
  'anyio.sleep_forever',
  'anyio.to_thread.run_sync',
  'anyio.to_process.run_sync',
  'anyio.Event.wait',
  'anyio.Condition.wait',
  'anyio.MemoryObjectSendStream.send',
  'anyio.MemoryObjectReceiveStream.receive',
  'trio.sleep',
  'trio.sleep_until',
  'trio.sleep_forever',
  'trio.to_thread.run_sync',
  'trio.Event.wait',
  'trio.MemorySendChannel.send',
  'trio.MemoryReceiveChannel.receive',
  'asgiref.sync.sync_to_async',
  'starlette.concurrency.run_in_threadpool',
  'fastapi.concurrency.run_in_threadpool',
]);

/** Calls that wait for the awaitables they are given. */
export const transparentWaits: ReadonlySet<string> = new Set([
  'asyncio.gather',
  'asyncio.wait',
  'asyncio.wait_for',
  'asyncio.shield',
  'asyncio.create_task',
  'asyncio.ensure_future',
]);

/** Queues and channels, from which workers take what to do. */
export const queueClasses: readonly string[] = [
  'asyncio.Queue',
  'queue.Queue',
  'multiprocessing.Queue',
  'collections.deque',
  'anyio.MemoryObjectReceiveStream',
  'trio.MemoryReceiveChannel',
];
