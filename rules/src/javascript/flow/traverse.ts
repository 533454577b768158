import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild, someChild } from '../syntax/children.js';
import { isFunction } from '../syntax/functions.js';

/** The nodes under a root, in the order of the text, without those of nested functions (whose own node is given). */
export function* walkOwn(root: TSESTree.Node): Generator<TSESTree.Node> {
  yield root;
  yield* walkChildren(root);
}

function* walkChildren(node: TSESTree.Node): Generator<TSESTree.Node> {
  const children: TSESTree.Node[] = [];
  forEachChild(node, (child) => children.push(child));
  for (const child of children) {
    yield child;
    if (!isFunction(child)) yield* walkChildren(child);
  }
}

/** Whether the root, or a node under it, is accepted; what is in functions is not asked, nor in a root that is one. */
export function someOwn(root: TSESTree.Node, accepts: (node: TSESTree.Node) => boolean): boolean {
  return accepts(root) || (!isFunction(root) && someChild(root, (child) => someOwn(child, accepts)));
}

/** Whether the root itself, and no function in it, awaits something. */
export function hasAwait(root: TSESTree.Node): boolean {
  return someOwn(root, ({ type }) => type === 'AwaitExpression');
}
