import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';

/**
 * Packages whose coroutine functions are plain functions of the same names
 * - in an older version that is still in use: python-telegram-bot before 20
 *   (https://github.com/python-telegram-bot/python-telegram-bot/wiki/Transition-guide-to-Version-20.0);
 * - where no event loop is running: Pyrogram (https://docs.pyrogram.org/start/invoking), Telethon with `telethon.sync`
 *   (https://docs.telethon.dev/en/stable/concepts/asyncio.html).
 */
const packages: readonly string[] = ['telegram', 'pyrogram', 'telethon'];

/** What `telegram.ext` has since version 20: https://docs.python-telegram-bot.org/en/stable/changelog.html */
const namesSinceTwenty: ReadonlySet<string> = new Set([
  'AIORateLimiter',
  'Application',
  'ApplicationBuilder',
  'ApplicationHandlerStop',
  'BaseRateLimiter',
]);

/** Registers what the running loop calls: https://docs.telethon.dev/en/stable/modules/client.html#telethon.client.updates.UpdateMethods.on */
const registrar = 'telethon.TelegramClient.on';

const versions = new WeakMap<ast.Module, boolean>();

/**
 * Whether a call that gives a coroutine in asynchronous code may be one that gives its result elsewhere, or in an older
 * version of the package, which asynchronous code does not use.
 */
export function maySynchronouslyRun(call: ast.Expression, module: ast.Module, facts: PythonFacts): boolean {
  if (call.type !== 'Call') return false;
  const around = findRunningFunction(call);
  if (around?.type === 'AsyncFunctionDef') return false;
  const name = facts.findQualifiedName(call.func);
  const ofPackage = name === undefined ? undefined : toPackage(name);
  if (ofPackage === 'telegram') return !isForNewTelegram(module);
  if (ofPackage === 'telethon' && around !== undefined && isRegistered(around, facts)) return false;
  if (ofPackage !== undefined && packages.includes(ofPackage)) return true;
  // A function that passes on what a method gives: `def reply(update): return update.message.reply_text('…')`.
  return facts.findFunction(call.func)?.isAsync === false && module.body.some(isImportOfThem);
}

/** Whether a module is written for python-telegram-bot 20 or newer: it imports, or annotates with, what is new there. */
function isForNewTelegram(module: ast.Module): boolean {
  let isNew = versions.get(module);
  if (isNew === undefined) {
    isNew = module.body.some(isImportSinceTwenty) || someNode(module, isDefaultContextType);
    versions.set(module, isNew);
  }
  return isNew;
}

function isImportSinceTwenty(statement: ast.Statement): boolean {
  if (statement.type !== 'ImportFrom' || statement.module !== 'telegram.ext') return false;
  return statement.names.some(({ name }) => namesSinceTwenty.has(name));
}

/** `ContextTypes.DEFAULT_TYPE`: https://docs.python-telegram-bot.org/en/stable/telegram.ext.contexttypes.html */
function isDefaultContextType(node: ast.Node): boolean {
  return node.type === 'Attribute' && node.attr === 'DEFAULT_TYPE' && isNamed(node.value, 'ContextTypes');
}

function isRegistered(fn: ast.FunctionNode, facts: PythonFacts): boolean {
  if (fn.type !== 'FunctionDef') return false;
  return fn.decorator_list.some((one) => one.type === 'Call' && facts.findQualifiedName(one.func) === registrar);
}

function isImportOfThem(statement: ast.Statement): boolean {
  if (statement.type === 'ImportFrom')
    return statement.level === 0 && packages.includes(toPackage(statement.module ?? ''));
  return statement.type === 'Import' && statement.names.some(({ name }) => packages.includes(toPackage(name)));
}

function toPackage(dottedName: string): string {
  return dottedName.split('.', 1)[0] ?? '';
}
