import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';

/**
 * Packages whose coroutine functions are plain functions of the same names
 * - in an older version that is still in use: python-telegram-bot before 20
 *   (https://github.com/python-telegram-bot/python-telegram-bot/wiki/Transition-guide-to-Version-20.0);
 * - where no event loop is running: Pyrogram (https://docs.pyrogram.org/start/invoking), Telethon with `telethon.sync`
 *   (https://docs.telethon.dev/en/stable/concepts/asyncio.html).
 */
const packages: readonly string[] = ['telegram', 'pyrogram', 'telethon'];

/**
 * Whether a call that gives a coroutine in asynchronous code may be one that gives its result elsewhere, or in an older
 * version of the package, which asynchronous code does not use.
 */
export function maySynchronouslyRun(call: ast.Expression, module: ast.Module, facts: PythonFacts): boolean {
  if (call.type !== 'Call' || findRunningFunction(call)?.type === 'AsyncFunctionDef') return false;
  const name = facts.findQualifiedName(call.func);
  if (name !== undefined && packages.includes(toPackage(name))) return true;
  // A function that passes on what a method gives: `def reply(update): return update.message.reply_text('…')`.
  return facts.findFunction(call.func)?.isAsync === false && module.body.some(isImportOfThem);
}

function isImportOfThem(statement: ast.Statement): boolean {
  if (statement.type === 'ImportFrom')
    return statement.level === 0 && packages.includes(toPackage(statement.module ?? ''));
  return statement.type === 'Import' && statement.names.some(({ name }) => packages.includes(toPackage(name)));
}

function toPackage(dottedName: string): string {
  return dottedName.split('.', 1)[0] ?? '';
}
