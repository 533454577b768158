/**
 * Classes whose instances do nothing until they are awaited or entered with `async with`, as a coroutine, and are good
 * for nothing else. Other classes with `__await__` may run by themselves, or be values as well.
 */
export const lazyAwaitables: ReadonlySet<string> = new Set([
  // https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientSession.request
  'aiohttp._RequestContextManager',
  'aiohttp._WSRequestContextManager',
  // https://aiomysql.readthedocs.io/en/stable/pool.html
  'aiomysql._ConnectionContext',
  'aiomysql._CursorContext',
  'aiomysql._PoolContext',
  // https://aiosqlite.omnilib.dev/en/stable/api.html#aiosqlite.Connection.execute
  'aiosqlite._CursorContext',
  // https://asyncssh.readthedocs.io/en/latest/api.html#asyncssh.connect
  'asyncssh._ConnectContext',
  // https://magicstack.github.io/asyncpg/current/api/index.html#asyncpg.pool.Pool.acquire
  'asyncpg.PoolAcquireContext',
  // https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html#websockets.asyncio.server.serve
  'websockets.connect',
  'websockets.serve',
  // https://www.starlette.io/requests/#request-files
  'starlette.requests._FormContext',
]);
