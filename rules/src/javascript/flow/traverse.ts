import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild, someChild } from '../syntax/children.js';
import { isFunction } from '../syntax/functions.js';

/** The nodes under a root, in the order of the text, without those of nested functions (whose own node is given). */
export function* walkOwn(root: TSESTree.Node): Generator<TSESTree.Node> {
  yield root;
  // Generators in generators would pass each node through as many hands as it is deep.
  const pending = getChildren(root).reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (!isFunction(node)) for (const child of getChildren(node).reverse()) pending.push(child);
  }
}

function getChildren(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

/** Whether the root, or a node under it, is accepted; what is in functions is not asked, nor in a root that is one. */
export function someOwn(root: TSESTree.Node, accepts: (node: TSESTree.Node) => boolean): boolean {
  return accepts(root) || (!isFunction(root) && someChild(root, (child) => someOwn(child, accepts)));
}

/** Whether the root itself, and no function in it, awaits something. */
export function hasAwait(root: TSESTree.Node): boolean {
  return someOwn(root, ({ type }) => type === 'AwaitExpression');
}
