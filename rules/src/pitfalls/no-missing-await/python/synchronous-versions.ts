import { getOrAdd } from '../../../project/remember.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { getFirstPart } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import { getImportedPackages } from '../../python/modules.js';

/**
 * Packages whose coroutine functions are plain functions of the same names
 * - in an older version that is still in use: python-telegram-bot before 20
 *   (https://github.com/python-telegram-bot/python-telegram-bot/wiki/Transition-guide-to-Version-20.0);
 * - where no event loop is running: Pyrogram (https://docs.pyrogram.org/start/invoking), Telethon with `telethon.sync`
 *   (https://docs.telethon.dev/en/stable/concepts/asyncio.html).
 */
const packages: readonly string[] = ['telegram', 'pyrogram', 'telethon'];

/** What `telegram.ext` has since version 20: https://docs.python-telegram-bot.org/en/stable/changelog.html */
const namesSinceTwenty: ReadonlySet<string> = new Set(
  'AIORateLimiter Application ApplicationBuilder ApplicationHandlerStop BaseRateLimiter'.split(' '),
);

/** Registers what the running loop calls: https://docs.telethon.dev/en/stable/modules/client.html#telethon.client.updates.UpdateMethods.on */
const registrar = 'telethon.TelegramClient.on';

/**
 * Coroutine functions since discord.py 2 (https://discordpy.readthedocs.io/en/stable/migrating.html#extension-and-cog-loading-unloading-is-now-asynchronous),
 * plain ones in the forks that share its name (https://docs.pycord.dev/en/stable/ext/commands/api.html#discord.ext.commands.Bot.add_cog).
 */
const loadersOfDiscord =
  /^discord\.ext\.commands\.(?:AutoSharded)?Bot\.(?:(?:re|un)?load_extension|(?:add|remove)_cog)$/;

const botOfDiscord = /^discord\.(?:Client|ext\.commands\.(?:AutoSharded)?Bot)$/;

/** What only py-cord has: https://docs.pycord.dev/en/stable/api/index.html */
const modulesOfPycord = /^discord\.(?:commands|ext\.(?:bridge|pages))(?:\.|$)/;
const namesOfPycord: ReadonlySet<string> = new Set(
  'ApplicationContext AutocompleteContext Bot Option SlashCommandGroup bridge_command option slash_command'.split(' '),
);

/** Whether modules are told to be for these by what they name. */
const forOtherDiscord = new WeakMap<ast.Module, boolean>();
const forNewTelegram = new WeakMap<ast.Module, boolean>();

/**
 * Whether a call that gives a coroutine in asynchronous code may be one that gives its result elsewhere, or in an older
 * version or a fork of the package.
 */
export function maySynchronouslyRun(call: ast.Expression, module: ast.Module, facts: PythonFacts): boolean {
  if (call.type !== 'Call') return false;
  const name = facts.findQualifiedName(call.func);
  if (name !== undefined && loadersOfDiscord.test(name)) return !isForNewDiscord(module, facts);
  const around = findRunningFunction(call);
  const isInAsync = around?.type === 'AsyncFunctionDef';
  const ofPackage = name === undefined ? undefined : getFirstPart(name);
  if (ofPackage === 'telegram') return !(isForNewTelegram(module, facts) ?? isInAsync);
  if (isInAsync) return false;
  if (ofPackage === 'telethon' && around !== undefined && isRegistered(around, facts)) return false;
  if (ofPackage !== undefined && packages.includes(ofPackage)) return true;
  // A function that passes on what a method gives: `def reply(update): return update.message.reply_text('…')`.
  const imported = getImportedPackages(module);
  return facts.findFunction(call.func)?.isAsync === false && packages.some((one) => imported.has(one));
}

/**
 * Whether an asynchronous context manager was a plain one as well in the version that is in use: those of async-timeout before
 * 5, which took a `loop` before 4 (https://github.com/aio-libs/async-timeout/blob/master/CHANGES.rst).
 */
export function mayBeEnteredPlainly(manager: ast.Expression, facts: PythonFacts): boolean {
  if (manager.type !== 'Call') return false;
  if (!facts.findQualifiedName(manager.func)?.startsWith('async_timeout.')) return false;
  if (manager.keywords.some(({ arg }) => arg === 'loop')) return true;
  return (facts.findDistribution(['async-timeout'])?.major ?? 5) < 5;
}

/** Whether neither what the project asks for nor what the module uses tells of anything but discord.py 2 or newer. */
function isForNewDiscord(module: ast.Module, facts: PythonFacts): boolean {
  const used = facts.findDistribution(['py-cord', 'discord-py', 'nextcord', 'disnake']);
  if (used !== undefined) return used.name === 'discord-py' && (used.major ?? 2) >= 2;
  return !isTold(module, forOtherDiscord, (node) => isOfPycord(node) || lacksIntents(node, facts));
}

/** Whether a bot is made without what discord.py 2 wants: https://discordpy.readthedocs.io/en/stable/migrating.html#intents-are-now-required */
function lacksIntents(node: ast.Node, facts: PythonFacts): boolean {
  if (node.type !== 'Call' || node.keywords.some(({ arg }) => arg === null || arg === 'intents')) return false;
  return botOfDiscord.test(facts.findQualifiedName(node.func) ?? '');
}

function isOfPycord(node: ast.Node): boolean {
  if (node.type === 'Attribute')
    return isNamed(node.value, 'discord') ? namesOfPycord.has(node.attr) : node.attr === 'slash_command';
  if (node.type === 'Import') return node.names.some(({ name }) => modulesOfPycord.test(name));
  if (node.type !== 'ImportFrom') return false;
  const { module, names } = node;
  return names.some(
    ({ name }) => modulesOfPycord.test(`${module ?? ''}.${name}`) || (module === 'discord' && namesOfPycord.has(name)),
  );
}

/**
 * Whether a module is written for python-telegram-bot 20 or newer: it imports, or annotates with, what is new there, or else
 * the project asks for it. Undefined when nothing tells.
 */
function isForNewTelegram(module: ast.Module, facts: PythonFacts): boolean | undefined {
  if (isTold(module, forNewTelegram, isSinceTwenty)) return true;
  const major = facts.findDistribution(['python-telegram-bot'])?.major;
  return major === undefined ? undefined : major >= 20;
}

function isSinceTwenty(node: ast.Node): boolean {
  // `ContextTypes.DEFAULT_TYPE`: https://docs.python-telegram-bot.org/en/stable/telegram.ext.contexttypes.html
  if (node.type === 'Attribute') return node.attr === 'DEFAULT_TYPE' && isNamed(node.value, 'ContextTypes');
  if (node.type !== 'ImportFrom' || node.module !== 'telegram.ext') return false;
  return node.names.some(({ name }) => namesSinceTwenty.has(name));
}

function isTold(
  module: ast.Module,
  told: WeakMap<ast.Module, boolean>,
  isTelling: (node: ast.Node) => boolean,
): boolean {
  return getOrAdd(told, module, () => someNode(module, isTelling));
}

function isRegistered(fn: ast.FunctionNode, facts: PythonFacts): boolean {
  if (fn.type !== 'FunctionDef') return false;
  return fn.decorator_list.some((one) => one.type === 'Call' && facts.findQualifiedName(one.func) === registrar);
}
