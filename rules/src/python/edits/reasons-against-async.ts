import type { OpenedModule } from '../semantics/python-facts.js';
import { findTakingCall } from '../syntax/arguments.js';
import type * as ast from '../syntax/nodes.js';
import { findLastName, isMethodDecorator, isNamed } from '../syntax/predicates.js';

/**
 * Methods whose decorators register a function as a handler, and await what it gives when it is asynchronous:
 * https://fastapi.tiangolo.com/async/, https://quart.palletsprojects.com/en/latest/reference/api/,
 * https://docs.telethon.dev/en/stable/modules/client.html#telethon.client.updates.UpdateMethods.on
 */
const registrars = /^(?:fastapi\.(?:APIRouter|FastAPI)|quart\.(?:Quart|Scaffold))\.\w+$|^telethon\.TelegramClient\.on$/;

/**
 * What takes functions, and awaits what they give when they are asynchronous: handlers of python-telegram-bot, which want such
 * (https://docs.python-telegram-bot.org/en/stable/telegram.ext.commandhandler.html), dependencies and background tasks of FastAPI
 * (https://fastapi.tiangolo.com/tutorial/dependencies/#to-async-or-not-to-async).
 */
const takers = /^(?:telegram\.ext\.\w+Handler|fastapi\.(?:Depends|BackgroundTasks\.add_task))$/;

/** Whether a function is handed to what awaits it, too, once it is asynchronous. */
export function isHandedToAwaiting(use: ast.Expression, facts: OpenedModule['facts']): boolean {
  const call = findTakingCall(use);
  return call !== undefined && takers.test(facts.findQualifiedName(call.func) ?? '');
}

/** Why a function cannot become asynchronous, whoever uses it, as the end of a sentence; undefined when it can. */
export function findReasonAgainst(node: ast.FunctionDef, { facts }: Pick<OpenedModule, 'facts'>): string | undefined {
  if (node.name.startsWith('__') && node.name.endsWith('__')) return 'Python itself calls it';
  if (!node.decorator_list.every((one) => isMethodDecorator(one) || isRegistrar(one, facts))) {
    return node.decorator_list.some(isPropertyDecorator) ? 'it is a property' : 'it is decorated';
  }
  const ref = facts.getFunctionRef(node);
  if (ref.isGenerator) return 'it is a generator';
  const owner = node.parent;
  if (owner?.type !== 'ClassDef') return undefined;
  const isForeign = !node.name.startsWith('_') && !owner.bases.every(isPlainBase);
  return isForeign || facts.isOverride(ref)
    ? 'another class of the family has, or could have, the same method'
    : undefined;
}

function isPropertyDecorator(decorator: ast.Expression): boolean {
  const name = findLastName(decorator);
  return name === 'property' || name === 'cached_property' || name === 'setter';
}

function isRegistrar(decorator: ast.Expression, facts: OpenedModule['facts']): boolean {
  const name = decorator.type === 'Call' ? facts.findQualifiedName(decorator.func) : undefined;
  return name !== undefined && registrars.test(name);
}

function isPlainBase(base: ast.Expression): boolean {
  return isNamed(base, 'object') || isNamed(base, 'ABC');
}
