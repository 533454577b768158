import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { someOwn } from '../../../flow/traverse.js';
import { findEnclosingFunction, isFunction } from '../../../syntax/functions.js';
import { findMethodName } from '../../../syntax/member-names.js';
import { contains, isNamed } from '../../../syntax/predicates.js';
import { unwrapExpression } from '../../../syntax/unwrap.js';
import { findOnlyValue, findVariable } from '../../../syntax/variables.js';
import { findHeldValue } from '../../kept-values.js';
import type { SummarySource } from '../../summary-source.js';

/** Methods that keep what they are given. */
const keepingMethods: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'enqueue', 'append']);

/** Functions of projects that wait for a time. A wrong guess costs a missed report, not a false one. */
const pauseName = /(?:^|\.)(?:sleep|delay|wait|pause|(?:set)?timeout)\w*$/i;

/**
 * Whether what is awaited is a turn: the caller waits until others of its kind have gone on, so that they do not all run at
 * once. Understood is
 * - a promise that is kept for somebody else to resolve: `await new Promise((resolve) => waiting.push(resolve))`
 * - polling: `while (active >= max) await …`
 * - the promise that the one before has left behind, where the function leaves its own: `await previous`
 * - a pause that is not the same for all: `await sleep(index * 100)`
 * @param node what stands behind `await` or `return`
 */
export function isTurn(node: TSESTree.Expression, sourceCode: SummarySource): boolean {
  const awaited = unwrapExpression(node);
  const held = findHeldValue(node, sourceCode);
  if (isKeptPromise(held) || isPollingAt(node, sourceCode)) return true;
  if (held.type === 'CallExpression') return isOwnPause(held, sourceCode);
  return awaited.type === 'Identifier' && isPredecessor(awaited, sourceCode);
}

function isKeptPromise(node: TSESTree.Expression): boolean {
  if (node.type !== 'NewExpression' || !isNamed(node.callee, 'Promise')) return false;
  const [executor] = node.arguments;
  const [resolve] = executor && isFunction(executor) ? executor.params : [];
  if (!executor || !isFunction(executor) || resolve?.type !== 'Identifier') return false;
  return someOwn(executor.body, (one) => isNamed(one, resolve.name) && isKept(one));
}

/** `waiting.push(resolve)`, `waiting.push({ resolve })`, `this.wake = resolve`. */
function isKept(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'Property') return isKept(parent.parent);
  if (parent?.type === 'AssignmentExpression') return parent.right === node;
  if (parent?.type !== 'CallExpression' || parent.callee === node) return false;
  return keepingMethods.has(findMethodName(parent) ?? '');
}

/** Whether the node is in a loop that asks for a state which the function shares with others. */
function isPollingAt(node: TSESTree.Node, sourceCode: SummarySource): boolean {
  let child = node;
  for (let at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    if (at.type !== 'WhileStatement' && at.type !== 'DoWhileStatement') continue;
    return at.body === child && isShared(at.test, sourceCode);
  }
  return false;
}

/** Whether an expression reads a field, or a variable from around the function. */
function isShared(node: TSESTree.Expression, sourceCode: SummarySource): boolean {
  const fn = findEnclosingFunction(node);
  return someOwn(node, (one) => {
    if (one.type === 'ThisExpression') return true;
    if (one.type !== 'Identifier' || !fn) return false;
    const definition = findVariable(one, sourceCode)?.defs[0];
    return definition?.type === 'Variable' && !contains(fn, definition.node);
  });
}

function isPredecessor(node: TSESTree.Identifier, sourceCode: SummarySource): boolean {
  const value = findOnlyValue(findVariable(node, sourceCode));
  const fn = findEnclosingFunction(node);
  if (!value || !fn?.body || !isShared(value, sourceCode)) return false;
  const place = sourceCode.text.slice(...value.range);
  return someOwn(
    fn.body,
    (one) => one.type === 'AssignmentExpression' && sourceCode.text.slice(...one.left.range) === place,
  );
}

function isOwnPause({ callee, arguments: given }: TSESTree.CallExpression, sourceCode: SummarySource): boolean {
  if (!pauseName.test(sourceCode.text.slice(...callee.range))) return false;
  return given.some((argument) => someOwn(argument, (one) => isVarying(one, sourceCode)));
}

/** A variable or a parameter that is more than a name for a constant. */
function isVarying(
  node: TSESTree.Node,
  sourceCode: SummarySource,
  asked: ReadonlySet<TSESLint.Scope.Variable> = new Set(),
): boolean {
  const variable = findVariable(node, sourceCode);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'Parameter') return true;
  const value = findOnlyValue(variable);
  // A value may name its own variable.
  if (!variable || !value || asked.has(variable)) return false;
  const known = new Set([...asked, variable]);
  return someOwn(value, (one) => one.type === 'CallExpression' || isVarying(one, sourceCode, known));
}
