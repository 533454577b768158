import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../semantics/functions.js';
import { forEachChild } from '../syntax/children.js';

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
