import type { TSESTree } from '@typescript-eslint/utils';
import { isTestedLoop, type TestedLoop } from '../../../flow/node-kinds.js';
import { someOwn } from '../../../flow/traverse.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import { isNamed } from '../../../syntax/predicates.js';

/** Whether the node is a loop that only waits, and gives nobody else a turn meanwhile. */
export function isBusyLoop(node: TSESTree.Node): node is TestedLoop {
  return isTestedLoop(node) && (watchesClock(node) || watchesOthers(node));
}

/**
 * Whether a loop waits for a time to come by asking for it: `while (Date.now() < end) {}`. Its condition reads the clock, and
 * its body does no work: no call but of the clock, no `await`, `yield` or way out.
 */
export function watchesClock({ test, body }: TestedLoop): boolean {
  return test !== null && someOwn(test, readsClock) && !someOwn(body, isWork) && !someOwn(test, isWork);
}

/** Whether a loop does nothing but look at variables and properties, which no other code can change meanwhile. */
function watchesOthers(node: TestedLoop): boolean {
  const { test, body } = node;
  if (!test || (node.type === 'ForStatement' && node.update)) return false;
  return someOwn(test, isVariable) && !someOwn(test, mayChange) && !someOwn(body, mayDo);
}

function isVariable(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' || (node.type === 'Identifier' && node.name !== 'undefined');
}

/** Whether evaluating the node may change what it looks at. What is looked up by a key may be memory of several threads. */
function mayChange(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'Literal':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'ChainExpression':
      return false;
    case 'MemberExpression':
      return node.computed;
    case 'UnaryExpression':
      return node.operator === 'delete';
    default:
      return true;
  }
}

function mayDo({ type }: TSESTree.Node): boolean {
  return type !== 'BlockStatement' && type !== 'EmptyStatement' && type !== 'ContinueStatement';
}

function readsClock(node: TSESTree.Node): boolean {
  if (node.type === 'NewExpression') return isNamed(node.callee, 'Date') && node.arguments.length === 0;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { callee } = node;
  switch (findPropertyName(callee)) {
    case 'now':
      return isNamed(callee.object, 'Date') || isNamed(callee.object, 'performance');
    case 'hrtime':
    case 'uptime':
      return isNamed(callee.object, 'process');
    case 'getTime':
    case 'valueOf':
      return callee.object.type === 'NewExpression' && readsClock(callee.object);
    default:
      return false;
  }
}

function isWork(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return !readsClock(node);
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'BreakStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    default:
      return false;
  }
}
