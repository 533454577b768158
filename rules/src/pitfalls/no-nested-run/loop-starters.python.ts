import type { CallMatcher } from '../../python/semantics/python-facts.js';

/**
 * Calls that start an event loop and wait for it, by qualified name; each raises a RuntimeError where one of its library
 * is running (https://docs.python.org/3/library/asyncio-runner.html#asyncio.run,
 * https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_until_complete,
 * https://anyio.readthedocs.io/en/stable/basics.html, https://trio.readthedocs.io/en/stable/reference-core.html#trio.run,
 * https://github.com/MagicStack/uvloop#using-uvloop). Servers and bots start theirs in the same way
 * (https://www.uvicorn.org/#running-programmatically, https://discordpy.readthedocs.io/en/stable/api.html#discord.Client.run,
 * https://docs.python-telegram-bot.org/en/stable/telegram.ext.application.html#telegram.ext.Application.run_polling,
 * https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app).
 */
const starters: ReadonlySet<string> = new Set([
  'asyncio.run',
  'asyncio.Runner.run',
  'uvloop.run',
  'anyio.run',
  'trio.run',
  'uvicorn.run',
  'uvicorn.Server.run',
  'aiohttp.web.run_app',
  'quart.Quart.run',
  'discord.Client.run',
  'aiogram.Dispatcher.run_polling',
  'telegram.ext.Application.run_polling',
  'telegram.ext.Application.run_webhook',
]);

/** Methods of event loop classes. */
const loopMethod = /^(?:asyncio|uvloop)\.(?:\w+\.)*\w*(?:Loop|Policy)\.(?:run_until_complete|run_forever)$/;

/**
 * What `async_to_sync(f)` gives: calling it runs a loop (https://docs.djangoproject.com/en/stable/topics/async/#async-to-sync).
 */
export const asyncToSync = 'asgiref.sync.AsyncToSync';

/** Whether a function of that qualified name starts an event loop. */
export function isLoopStarter(qualifiedName: string): boolean {
  return starters.has(qualifiedName) || loopMethod.test(qualifiedName);
}

/** Finds the calls that start an event loop, in call paths. */
export const loopStartMatcher: CallMatcher = {
  id: 'no-nested-run',
  match: (qualifiedName) => isLoopStarter(qualifiedName) || qualifiedName === `${asyncToSync}.__call__`,
};

/**
 * Whether the loop that a function starts belongs to another library than the one that is running, which does not notice:
 * Trio looks for a run of its own only, asyncio for loops of its own.
 * @param framework what the asynchronous code around is written for
 */
export function isForeignRun(qualifiedName: string, framework: 'asyncio' | 'anyio' | 'trio'): boolean {
  if (framework === 'anyio' || qualifiedName === 'anyio.run') return false;
  return (qualifiedName === 'trio.run') !== (framework === 'trio');
}

/** How the call that a path leads to is shown. */
export function toStarterLabel(target: string): string {
  return target.startsWith(asyncToSync) ? 'async_to_sync(…)()' : `${target}()`;
}
