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
  ['set_exception_handler', 0],
]);

/**
 * The same of event loops, futures and tasks
 * (https://docs.python.org/3/library/asyncio-future.html#asyncio.Future.add_done_callback).
 */
export const loopAndFutureCallbackPositions: ReadonlyMap<string, number> = new Map([
  ...loopCallbackPositions,
  ['add_done_callback', 0],
]);
