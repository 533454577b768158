/** Locks that are taken with `acquire()` and given back with `release()`. */
export const lockClasses: readonly string[] = [
  'asyncio.Lock',
  'asyncio.Condition',
  'asyncio.Semaphore',
  'anyio.Lock',
  'anyio.Semaphore',
  'anyio.CapacityLimiter',
  'trio.Lock',
  'trio.Semaphore',
  'trio.CapacityLimiter',
  'redis.asyncio.Lock',
  'threading.Lock',
  'threading.RLock',
  'threading.Semaphore',
];

/** What has to be released by whoever acquired it. */
export interface Resource {
  /** Methods that release it. */
  readonly releases: readonly string[];
  /** Whether the call gives a pair, of which the second is what has to be closed. */
  readonly isPair?: boolean;
  /** Whether it is released by giving it back as an argument: `pool.release(connection)`. */
  readonly isGivenBack?: boolean;
}

const closed: Resource = { releases: ['close'] };
const closedAsync: Resource = { releases: ['aclose'] };

/** What has to be released, by the qualified name of the call that acquires it. */
export const resourceClasses: ReadonlyMap<string, Resource> = new Map<string, Resource>([
  ['aiohttp.ClientSession', closed],
  ['httpx.AsyncClient', closedAsync],
  ['asyncio.open_connection', { releases: ['close'], isPair: true }],
  ['asyncio.open_unix_connection', { releases: ['close'], isPair: true }],
  ['asyncpg.connect', closed],
  ['asyncpg.create_pool', closed],
  ['asyncpg.Pool.acquire', { releases: ['release'], isGivenBack: true }],
  ['aiomysql.connect', { releases: ['close', 'ensure_closed'] }],
  ['aiomysql.Pool.acquire', { releases: ['release'], isGivenBack: true }],
  ['aiosqlite.connect', closed],
  ['psycopg.AsyncConnection.connect', closed],
  ['aio_pika.connect', closed],
  ['aio_pika.connect_robust', closed],
  ['aiofiles.open', closed],
  ['websockets.connect', closed],
  ['anyio.open_file', closedAsync],
  ['trio.open_file', closedAsync],
  ['open', closed],
  ['builtins.open', closed],
  ['sqlite3.connect', closed],
  ['tempfile.TemporaryDirectory', { releases: ['cleanup'] }],
]);
