/** Where a function takes another one that it calls with the arguments behind. */
export interface PositionalPlace {
  readonly position: number;
  /** Whether it hands on keyword arguments, too. */
  readonly hasKeywords: boolean;
}

/** `run(f, x)` */
export const first: PositionalPlace = { position: 0, hasKeywords: false };
/** `run(f, x, y=1)` */
export const firstWithKeywords: PositionalPlace = { position: 0, hasKeywords: true };

/** What runs a plain function in a thread and gives something to await, by dotted name. */
export const awaitedThreadRunners: ReadonlyMap<string, PositionalPlace> = new Map([
  // https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread
  ['asyncio.to_thread', firstWithKeywords],
  // https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_in_executor
  ['asyncio.AbstractEventLoop.run_in_executor', { position: 1, hasKeywords: false }],
  // https://anyio.readthedocs.io/en/stable/threads.html
  ['anyio.to_thread.run_sync', first],
  // https://trio.readthedocs.io/en/stable/reference-core.html#trio.to_thread.run_sync
  ['trio.to_thread.run_sync', first],
  // https://www.starlette.io/threadpool/
  ['starlette.concurrency.run_in_threadpool', firstWithKeywords],
  ['fastapi.concurrency.run_in_threadpool', firstWithKeywords],
  // https://developers.home-assistant.io/docs/asyncio_working_with_async#calling-sync-functions-from-async
  ['homeassistant.core.HomeAssistant.async_add_executor_job', first],
]);
