import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isFunction } from '../semantics/functions.js';

/** The nodes under a root, in the order of the text, without those of nested functions (whose own node is given). */
export function* walkOwn(root: TSESTree.Node): Generator<TSESTree.Node> {
  yield root;
  yield* walkChildren(root);
}

function* walkChildren(node: TSESTree.Node): Generator<TSESTree.Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const one of Array.isArray(child) ? child : [child]) {
      if (!isNode(one)) continue;
      yield one;
      if (!isFunction(one)) yield* walkChildren(one);
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
