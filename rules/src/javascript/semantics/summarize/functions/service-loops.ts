import type { TSESTree } from '@typescript-eslint/utils';
import { isTestedLoop } from '../../../flow/node-kinds.js';
import { hasAwait, someOwn } from '../../../flow/traverse.js';
import type { FunctionNode } from '../../../syntax/functions.js';
import { contains } from '../../../syntax/predicates.js';
import { unwrapExpression } from '../../../syntax/unwrap.js';
import { findVariable, type ScopeSource } from '../../../syntax/variables.js';

/**
 * Whether the function waits in a loop that goes on until somebody outside says stop: `while (!this.closing) { await … }`,
 * `while (!signal.aborted)`, or `for (;;)` without a way out.
 */
export function hasServiceLoop(fn: FunctionNode, sourceCode: ScopeSource): boolean {
  if (!fn.async || fn.generator || !fn.body) return false;
  return someOwn(fn.body, (node) => isServiceLoop(node, fn, sourceCode));
}

function isServiceLoop(node: TSESTree.Node, fn: FunctionNode, sourceCode: ScopeSource): boolean {
  if (!isTestedLoop(node) || !hasAwait(node.body)) return false;
  const { test } = node;
  if (test && !(test.type === 'Literal' && test.value === true)) return asksOutside(test, fn, sourceCode);
  return !someOwn(node.body, ({ type }) => type === 'BreakStatement' || type === 'ReturnStatement');
}

/** `!this.closing`, alone or among other conditions: a state that the function does not own. */
function asksOutside(test: TSESTree.Expression, fn: FunctionNode, sourceCode: ScopeSource): boolean {
  if (test.type === 'LogicalExpression') {
    return asksOutside(test.left, fn, sourceCode) || asksOutside(test.right, fn, sourceCode);
  }
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return false;
  let root: TSESTree.Node = unwrapExpression(test.argument);
  const isMember = root.type === 'MemberExpression';
  while (root.type === 'MemberExpression') root = unwrapExpression(root.object);
  if (root.type === 'ThisExpression') return true;
  const definition = findVariable(root, sourceCode)?.defs[0];
  if (!definition) return false;
  return definition.type === 'Parameter' ? isMember : !contains(fn, definition.node);
}
