/**
 * Context managers that cancel what is in them when their time is over, by qualified name
 * (https://docs.python.org/3/library/asyncio-task.html#timeouts, https://anyio.readthedocs.io/en/stable/cancellation.html#timeouts,
 * https://trio.readthedocs.io/en/stable/reference-core.html#cancellation-and-timeouts, https://github.com/aio-libs/async-timeout).
 */
export const timeLimits: readonly string[] = [
  'asyncio.timeout',
  'asyncio.timeout_at',
  'async_timeout.timeout',
  'async_timeout.timeout_at',
  'anyio.move_on_after',
  'anyio.fail_after',
  'trio.move_on_after',
  'trio.move_on_at',
  'trio.fail_after',
  'trio.fail_at',
];
