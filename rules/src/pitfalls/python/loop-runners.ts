/**
 * Functions that start an event loop, run the coroutine (or coroutine function) that they are given and wait for it, by
 * qualified name; each raises a RuntimeError where a loop of its library is running
 * (https://docs.python.org/3/library/asyncio-runner.html#asyncio.run, https://github.com/MagicStack/uvloop#using-uvloop,
 * https://anyio.readthedocs.io/en/stable/basics.html, https://trio.readthedocs.io/en/stable/reference-core.html#trio.run).
 */
export const loopRunners: ReadonlySet<string> = new Set([
  'asyncio.run',
  'asyncio.Runner.run',
  'uvloop.run',
  'anyio.run',
  'trio.run',
]);
