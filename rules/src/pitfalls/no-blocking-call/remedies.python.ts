import type { Group } from './options.js';

/** What to do instead, by group: the last sentence of the messages. */
export const remedies: Readonly<Record<Group, string>> = {
  sleep: 'Await `asyncio.sleep()` instead.',
  http: 'Use an asynchronous client (aiohttp, `httpx.AsyncClient`), or a worker thread (`asyncio.to_thread()`).',
  subprocess: 'Await `asyncio.create_subprocess_exec()`, or use a worker thread (`asyncio.to_thread()`).',
  database: 'Use an asynchronous driver, or a worker thread (`asyncio.to_thread()`).',
  cloud: 'Use an asynchronous client (aioboto3), or a worker thread (`asyncio.to_thread()`).',
  socket: 'Use the asynchronous streams of `asyncio`, or a worker thread (`asyncio.to_thread()`).',
  thread: 'Use its counterpart in `asyncio`, or wait in a worker thread (`asyncio.to_thread()`).',
  file: 'Use a worker thread (`asyncio.to_thread()`) or aiofiles.',
  syncFile: 'Use a worker thread (`asyncio.to_thread()`).',
  input: 'Wait for the user in a worker thread (`asyncio.to_thread()`).',
  cpu: 'Compute in a worker thread or process (`asyncio.to_thread()`, `loop.run_in_executor()`).',
};

/** What to do instead of iterating over what threads give. */
const iterationOfThreads = 'Use `asyncio.as_completed()` with `loop.run_in_executor()`.';
/** The same of a query of Django: https://docs.djangoproject.com/en/stable/topics/async/#queries-the-orm */
const iterationOfQuery = 'Use `async for`.';

/** What to do instead of iterating over what a function gives; undefined when the group tells. */
export function findIterationRemedy(target: string, group: Group | undefined): string | undefined {
  if (group === 'thread') return iterationOfThreads;
  return target.startsWith('django.db.models.QuerySet.') ? iterationOfQuery : undefined;
}
