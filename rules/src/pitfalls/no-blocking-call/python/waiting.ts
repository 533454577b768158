import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import { getNamesIn, isDeclaredIn } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getTargets, isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import { isUnderASecond, isWaitingPort } from './matcher.js';
import { findOnlyValue } from '../../python/only-value.js';
import { isWaitingForOwnLoop } from '../../python/own-loop.js';

/** Whether a blocking method returns at once for what the code around makes of its object. */
export function isReadyAtOnce(call: ast.Call, qualifiedName: string, sourceCode: PythonSourceCode): boolean {
  if (!dependsOnObject(qualifiedName)) return false;
  const func = call.func.type === 'Name' ? findOnlyValue(call.func) : call.func;
  // Of a bound method that comes from elsewhere, nobody knows the object.
  if (func?.type !== 'Attribute') return call.func.type === 'Name';
  if (qualifiedName.startsWith('concurrent.futures.Future.')) return isDoneFuture(func.value, call, sourceCode);
  if (qualifiedName === 'queue.Queue.put') return !isBoundedQueue(func.value, sourceCode);
  if (qualifiedName.startsWith('serial.Serial.')) {
    const port = sourceCode.facts.getCallArguments(call).findOwner?.();
    return port === undefined || !isWaitingPort(port);
  }
  if (qualifiedName.startsWith('socket.socket.') || qualifiedName.startsWith('ssl.SSLSocket.')) {
    return isNonBlockingSocket(func.value, sourceCode);
  }
  return false;
}

/** Whether a call blocks or not for what its object is. */
function dependsOnObject(qualifiedName: string): boolean {
  return /^(?:concurrent\.futures\.Future|queue\.Queue|serial\.Serial|socket\.socket|ssl\.SSLSocket)\./.test(
    qualifiedName,
  );
}

/**
 * Whether the future is known to be done: one of `as_completed()`, of the first set that `wait()` gives, one of all that
 * `wait()` has waited for, behind a test of `done()`, or awaited before through `wrap_future`. One that the loop itself has to
 * finish counts as well: to wait for that is a deadlock, which `no-nested-run` reports.
 */
function isDoneFuture(owner: ast.Expression, call: ast.Call, sourceCode: PythonSourceCode): boolean {
  const { facts, text } = sourceCode;
  if (isWaitingForOwnLoop(call, facts)) return true;
  const name = text.slice(owner.start, owner.end);
  const around = findRunningFunction(call);
  if (around === undefined) return false;
  return someNode(around, (node) => {
    switch (node.type) {
      case 'Attribute':
        return node.attr === 'done' && text.slice(node.value.start, node.value.end) === name;
      case 'For':
      case 'AsyncFor':
      case 'comprehension':
        return (
          isNamed(node.target, name) && (isDoneSource(node.iter, facts) || isWaitedFor(node.iter, around, sourceCode))
        );
      case 'Await':
        if (node.value.type !== 'Call' || node.end >= call.start) return false;
        return node.value.args.some((one) => mentions(one, name, text));
      default:
        return false;
    }
  });
}

function isDoneSource(iterable: ast.Expression, facts: PythonFacts): boolean {
  if (iterable.type === 'Name') return /done|finished|completed/.test(iterable.id);
  if (iterable.type !== 'Call') return false;
  return facts.findQualifiedName(iterable.func) === 'concurrent.futures.as_completed';
}

/**
 * Whether something waits before for all that a loop goes through: `concurrent.futures.wait()`, here or in a thread, or
 * `await asyncio.gather(*map(asyncio.wrap_future, futures))`.
 */
function isWaitedFor(iterable: ast.Expression, around: ast.FunctionNode, { facts, text }: PythonSourceCode): boolean {
  if (iterable.type !== 'Name') return false;
  return someNode(around, (node) => {
    if (node.type === 'Await' && node.value.type === 'Call' && node.end <= iterable.start) {
      return node.value.args.some((one) => mentions(one, iterable.id, text));
    }
    if (node.type !== 'Call' || node.end > iterable.start || node.keywords.length > 0) return false;
    // Of what a thread calls, the arguments follow: `to_thread(wait, futures)`.
    const [futures, callee] = [node.func, ...node.args].reverse();
    if (futures === undefined || callee === undefined || !isNamed(futures, iterable.id)) return false;
    return facts.findQualifiedName(callee) === 'concurrent.futures.wait';
  });
}

function mentions(expression: ast.Expression, name: string, text: string): boolean {
  return someNode(
    expression,
    (node) => (node.type === 'Name' || node.type === 'Attribute') && text.slice(node.start, node.end) === name,
  );
}

/** Whether the code sets the socket non-blocking, or hands it to the loop's own socket methods, which ask for that. */
function isNonBlockingSocket(owner: ast.Expression, { text, ast: module, facts }: PythonSourceCode): boolean {
  const name = text.slice(owner.start, owner.end);
  return someNode(getHome(owner, module), (node) => {
    if (node.type !== 'Call' || node.func.type !== 'Attribute') return false;
    const { func, args } = node;
    const [first] = args;
    if (first === undefined) return false;
    const isItself = text.slice(func.value.start, func.value.end) === name;
    if (isItself && func.attr === 'setblocking') return facts.getCallArguments(node).positional[0] === 'False';
    if (isItself && func.attr === 'settimeout') return isUnderASecond(facts.getCallArguments(node).positional[0] ?? '');
    return func.attr.startsWith('sock_') && text.slice(first.start, first.end) === name;
  });
}

/** Where the text of an expression means the same thing: for a variable that a function makes itself, the function. */
function getHome(expression: ast.Expression, module: ast.Module): ast.Module | ast.FunctionNode {
  const around = expression.type === 'Name' ? findRunningFunction(expression) : undefined;
  if (expression.type !== 'Name' || around === undefined) return module;
  const isWritten = getNamesIn(around, expression.id).some(({ ctx }) => ctx === 'Store');
  return isWritten && !isDeclaredIn(around, expression.id) ? around : module;
}

/** Whether the code creates the queue with a size: only a full one makes `put()` wait. */
function isBoundedQueue(owner: ast.Expression, { text, ast: module }: PythonSourceCode): boolean {
  const name = text.slice(owner.start, owner.end);
  return someNode(getHome(owner, module), (node) => {
    if ((node.type !== 'Assign' && node.type !== 'AnnAssign') || node.value?.type !== 'Call') return false;
    const isItself = getTargets(node).some((target) => text.slice(target.start, target.end) === name);
    return isItself && node.value.args.length + node.value.keywords.length > 0;
  });
}
