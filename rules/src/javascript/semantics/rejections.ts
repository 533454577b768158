import type { TSESTree } from '@typescript-eslint/utils';
import { someChild } from '../syntax/children.js';
import { findPropertyName, unwrapExpression } from './call-targets.js';
import { isFunction, type FunctionNode } from './functions.js';

/**
 * Whether the promise that the function returns never rejects, as far as its own body tells: all of it is in a `try`
 * with a quiet `catch`, or what it returns ends with a quiet `.catch()`. Plain calls (logging) are taken to return.
 */
export function neverRejects(fn: FunctionNode): boolean {
  const { body } = fn;
  if (!body || fn.generator) return false;
  if (body.type !== 'BlockStatement') return isSettled(body);
  let hasEnd = false;
  for (const statement of body.body) {
    if (statement.type === 'TryStatement') {
      if (!isQuietTry(statement)) return false;
      hasEnd = true;
    } else if (statement.type === 'ReturnStatement') {
      if (!statement.argument || !isSettled(statement.argument)) return false;
      hasEnd = true;
    } else if (!isQuiet(statement) || hasReturn(statement)) {
      return false;
    }
  }
  return hasEnd || (fn.async && body.body.length === 0);
}

/** Whether the expression is a promise whose rejection is handled: it ends with `.catch(f)` or `.then(f, g)`. */
export function isSettled(written: TSESTree.Expression): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'AwaitExpression') return isSettled(node.argument);
  if (node.type !== 'CallExpression') return false;
  const callee = unwrapExpression(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const name = findPropertyName(callee);
  if (name === 'finally') return isSettled(callee.object);
  const handler = name === 'catch' ? node.arguments[0] : name === 'then' ? node.arguments[1] : undefined;
  return handler !== undefined && (!isFunction(handler) || !handler.body || isQuiet(handler.body));
}

/** Whether a `new Promise` gives its executor no way to reject: it names no second parameter and does not throw. */
export function cannotRejectByExecutor(node: TSESTree.NewExpression): boolean {
  const [executor] = node.arguments;
  return executor !== undefined && isFunction(executor) && executor.params.length < 2 && !executor.async;
}

function isQuietTry({ handler, finalizer }: TSESTree.TryStatement): boolean {
  return handler !== null && isQuiet(handler.body) && (finalizer === null || isQuiet(finalizer));
}

/** Nothing in it throws or is awaited; nested functions run later. */
function isQuiet(node: TSESTree.Node): boolean {
  if (isFunction(node)) return true;
  if (node.type === 'ThrowStatement') return false;
  if (node.type === 'AwaitExpression') return isSettled(node.argument);
  return !someChild(node, (child) => !isQuiet(child));
}

function hasReturn(node: TSESTree.Node): boolean {
  if (isFunction(node)) return false;
  return (node.type === 'ReturnStatement' && node.argument !== null) || someChild(node, hasReturn);
}
