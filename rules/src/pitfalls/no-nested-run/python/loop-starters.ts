import type { CallMatcher } from '../../../python/semantics/python-facts.js';
import { loopRunners } from '../../python/loop-runners.js';

/**
 * Functions that start a loop for a coroutine that they make themselves, with the twin to be awaited where a loop is running:
 * servers and bots (https://www.uvicorn.org/#running-programmatically,
 * https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app,
 * https://discordpy.readthedocs.io/en/stable/api.html#discord.Client.run,
 * https://docs.pyrogram.org/api/methods/run,
 * https://docs.python-telegram-bot.org/en/stable/telegram.ext.application.html#telegram.ext.Application.run_polling), clients and
 * user interfaces (https://www.tornadoweb.org/en/stable/httpclient.html#tornado.httpclient.HTTPClient,
 * https://python-prompt-toolkit.readthedocs.io/en/stable/pages/advanced_topics/asyncio.html,
 * https://textual.textualize.io/api/app/#textual.app.App.run_async,
 * https://playwright.dev/python/docs/library, https://modelcontextprotocol.github.io/python-sdk/,
 * https://gofastmcp.com/deployment/running-server), and agents (https://openai.github.io/openai-agents-python/running_agents/,
 * https://ai.pydantic.dev/agents/#running-agents).
 */
const twins: ReadonlyMap<string, string> = new Map([
  ['uvicorn.run', 'uvicorn.Server.serve'],
  ['uvicorn.Server.run', 'serve'],
  ['aiohttp.web.run_app', 'web.AppRunner.setup'],
  ['quart.Quart.run', 'run_task'],
  ['discord.Client.run', 'start'],
  ['pyrogram.Client.run', 'start'],
  ['aiogram.Dispatcher.run_polling', 'start_polling'],
  ['telegram.ext.Application.run_polling', 'updater.start_polling'],
  ['telegram.ext.Application.run_webhook', 'updater.start_webhook'],
  ['tornado.httpclient.HTTPClient', 'AsyncHTTPClient'],
  ['prompt_toolkit.PromptSession.prompt', 'prompt_async'],
  ['prompt_toolkit.prompt', 'PromptSession.prompt_async'],
  ['prompt_toolkit.Application.run', 'run_async'],
  ['textual.app.App.run', 'run_async'],
  ['playwright.sync_api.sync_playwright', 'async_playwright'],
  ['mcp.server.fastmcp.FastMCP.run', 'run_stdio_async'],
  ['fastmcp.FastMCP.run', 'run_async'],
  ['agents.Runner.run_sync', 'run'],
  ['pydantic_ai.Agent.run_sync', 'run'],
]);

/**
 * Methods of event loop classes (https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_until_complete).
 */
const loopMethod = /^(?:asyncio|uvloop)\.(?:\w+\.)*\w*(?:Loop|Policy)\.(?:run_until_complete|run_forever)$/;

/** https://www.tornadoweb.org/en/stable/ioloop.html#running-an-ioloop */
const tornadoLoop = /^tornado\.ioloop\.IOLoop\.(?:run_sync|start)$/;

/** Asks for a loop in another thread: `session.prompt(in_thread=True)`. */
export const threadKeyword = 'in_thread';

/**
 * What `async_to_sync(f)` gives: calling it runs a loop (https://docs.djangoproject.com/en/stable/topics/async/#async-to-sync).
 */
export const asyncToSync = 'asgiref.sync.AsyncToSync';

/** Whether a function of that qualified name starts an event loop. */
export function isLoopStarter(qualifiedName: string): boolean {
  return isCoroutineRunner(qualifiedName) || twins.has(qualifiedName) || tornadoLoop.test(qualifiedName);
}

/** Whether a function of that qualified name runs the coroutine, or coroutine function, that it is given. */
export function isCoroutineRunner(qualifiedName: string): boolean {
  return loopRunners.has(qualifiedName) || loopMethod.test(qualifiedName);
}

/** What is awaited instead of a function that runs a coroutine of its own: its name, or that of the method beside it. */
export function findTwin(qualifiedName: string): string | undefined {
  return twins.get(qualifiedName);
}

/** Finds the calls that start an event loop, in call paths. */
export const loopStartMatcher: CallMatcher = {
  id: 'no-nested-run',
  match: (qualifiedName, { keywords }) =>
    (isLoopStarter(qualifiedName) && !keywords.has(threadKeyword)) || qualifiedName === `${asyncToSync}.__call__`,
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
