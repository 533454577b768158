/**
 * What lost its parameter `loop` in Python 3.10, by dotted name
 * (https://docs.python.org/3/whatsnew/3.10.html#removed; the functions that keep it, such as `ensure_future`, are not here).
 */
export const functionsWithoutLoop: ReadonlySet<string> = new Set([
  'asyncio.sleep',
  'asyncio.gather',
  'asyncio.shield',
  'asyncio.wait',
  'asyncio.wait_for',
  'asyncio.as_completed',
  'asyncio.open_connection',
  'asyncio.start_server',
  'asyncio.open_unix_connection',
  'asyncio.start_unix_server',
  'asyncio.create_subprocess_exec',
  'asyncio.create_subprocess_shell',
  'asyncio.Lock',
  'asyncio.Event',
  'asyncio.Condition',
  'asyncio.Semaphore',
  'asyncio.BoundedSemaphore',
  'asyncio.Queue',
  'asyncio.PriorityQueue',
  'asyncio.LifoQueue',
]);
