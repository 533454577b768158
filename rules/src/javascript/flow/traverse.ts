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

/**
 * Whether something around the node is accepted, up to the function that it is in; each is given with the part of it that
 * holds the node.
 */
export function someAround(
  node: TSESTree.Node,
  accepts: (around: TSESTree.Node, part: TSESTree.Node) => boolean,
): boolean {
  let part = node;
  for (let at = node.parent; at && !isFunction(at); part = at, at = at.parent) if (accepts(at, part)) return true;
  return false;
}

/** Whether the root itself, and no function in it, awaits something. */
export function hasAwait(root: TSESTree.Node): boolean {
  return someOwn(root, ({ type }) => type === 'AwaitExpression');
}
