import type { TSESTree } from '@typescript-eslint/utils';
import { isTestedLoop, type TestedLoop } from '../../../flow/node-kinds.js';
import { someOwn } from '../../../flow/traverse.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import { isNamed } from '../../../syntax/predicates.js';

/**
 * Whether the node is a loop that waits for a time to come by asking for it: `while (Date.now() < end) {}`. Its
 * condition reads the clock, and its body does no work: no call but of the clock, no `await`, `yield` or way out.
 */
export function isClockLoop(node: TSESTree.Node): node is TestedLoop {
  if (!isTestedLoop(node) || !node.test || !someOwn(node.test, readsClock)) return false;
  return !someOwn(node.body, isWork) && !someOwn(node.test, isWork);
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
