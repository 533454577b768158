import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type { PythonSourceCode } from '../../python/language/source-code.js';
import { findRunningFunction } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';
import { isDeclaredElsewhere, isNamed } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';
import { isWaitingForOwnLoop } from '../python-own-loop.js';

/** Whether a blocking method returns at once for what the code around makes of its object. */
export function isReadyAtOnce(call: ast.Call, qualifiedName: string, sourceCode: PythonSourceCode): boolean {
  const { func } = call;
  if (func.type !== 'Attribute') return false;
  if (qualifiedName.startsWith('concurrent.futures.Future.')) return isDoneFuture(func.value, call, sourceCode);
  if (qualifiedName === 'queue.Queue.put') return !isBoundedQueue(func.value, sourceCode);
  if (qualifiedName.startsWith('socket.socket.') || qualifiedName.startsWith('ssl.SSLSocket.')) {
    return isNonBlockingSocket(func.value, sourceCode);
  }
  return false;
}

/**
 * Whether the future is known to be done: one of `as_completed()`, of the first set that `wait()` gives, behind a test of
 * `done()`, or awaited before through `wrap_future`. One of the very loop that would wait for it is a nested run.
 */
function isDoneFuture(owner: ast.Expression, call: ast.Call, { facts, text }: PythonSourceCode): boolean {
  if (isWaitingForOwnLoop(call, facts)) return true;
  const name = text.slice(owner.start, owner.end);
  const around = findRunningFunction(call);
  if (around === undefined) return false;
  let isDone = false;
  walk(around, (node) => {
    if (node.type === 'Attribute' && node.attr === 'done' && text.slice(node.value.start, node.value.end) === name) {
      isDone = true;
    }
    const isLoop = node.type === 'For' || node.type === 'AsyncFor' || node.type === 'comprehension';
    if (isLoop && node.target.type === 'Name' && node.target.id === name) isDone ||= isDoneSource(node.iter, facts);
    if (node.type === 'Await' && node.value.type === 'Call' && node.end < call.start) {
      isDone ||= node.value.args.some((one) => mentions(one, name, text));
    }
  });
  return isDone;
}

function isDoneSource(iterable: ast.Expression, facts: PythonFacts): boolean {
  if (iterable.type === 'Name') return /done|finished|completed/.test(iterable.id);
  if (iterable.type !== 'Call') return false;
  return facts.findQualifiedName(iterable.func) === 'concurrent.futures.as_completed';
}

function mentions(expression: ast.Expression, name: string, text: string): boolean {
  let isFound = false;
  walk(expression, (node) => {
    if (node.type === 'Name' || node.type === 'Attribute') isFound ||= text.slice(node.start, node.end) === name;
  });
  return isFound;
}

/** Whether the code sets the socket non-blocking, or hands it to the loop's own socket methods, which ask for that. */
function isNonBlockingSocket(owner: ast.Expression, { text, ast: module, facts }: PythonSourceCode): boolean {
  const name = text.slice(owner.start, owner.end);
  let isFound = false;
  walk(getHome(owner, module), (node) => {
    if (isFound || node.type !== 'Call' || node.func.type !== 'Attribute') return;
    const { func, args } = node;
    const [first] = args;
    if (first === undefined) return;
    const isItself = text.slice(func.value.start, func.value.end) === name;
    if (isItself && func.attr === 'setblocking') isFound = facts.getCallArguments(node).positional[0] === 'False';
    else if (isItself && func.attr === 'settimeout')
      isFound = /^0/.test(facts.getCallArguments(node).positional[0] ?? '');
    else if (func.attr.startsWith('sock_')) isFound = text.slice(first.start, first.end) === name;
  });
  return isFound;
}

/** Where the text of an expression means the same thing: for a variable that a function makes itself, the function. */
function getHome(expression: ast.Expression, module: ast.Module): ast.Module | ast.FunctionNode {
  const around = expression.type === 'Name' ? findRunningFunction(expression) : undefined;
  if (expression.type !== 'Name' || around === undefined) return module;
  let written = 0;
  let shared = 0;
  walk(around, (node) => {
    if (isNamed(node, expression.id) && node.ctx === 'Store') written++;
    if (isDeclaredElsewhere(node, expression.id)) shared++;
  });
  return written > 0 && shared === 0 ? around : module;
}

/** Whether the code creates the queue with a size: only a full one makes `put()` wait. */
function isBoundedQueue(owner: ast.Expression, { text, ast: module }: PythonSourceCode): boolean {
  const name = text.slice(owner.start, owner.end);
  let isFound = false;
  walk(getHome(owner, module), (node) => {
    if ((node.type !== 'Assign' && node.type !== 'AnnAssign') || node.value?.type !== 'Call') return;
    const targets = node.type === 'Assign' ? node.targets : [node.target];
    const isItself = targets.some((target) => text.slice(target.start, target.end) === name);
    if (isItself) isFound ||= node.value.args.length + node.value.keywords.length > 0;
  });
  return isFound;
}
