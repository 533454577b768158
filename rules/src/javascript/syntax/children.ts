import type { TSESTree } from '@typescript-eslint/utils';
import { getKeys, visitorKeys } from '@typescript-eslint/visitor-keys';

/** Calls back for each child of the node, in the order of the text. Types and decorators are children too. */
export function forEachChild(node: TSESTree.Node, callback: (child: TSESTree.Node) => void): void {
  const keys = getChildKeys(node);
  // Every node comes by, and the iterators of `for … of` would be an eighth of all that a run leaves behind in memory.
  for (let index = 0; index < keys.length; index++) {
    const child: unknown = Reflect.get(node, keys[index] ?? '');
    if (Array.isArray(child)) {
      const children: readonly unknown[] = child;
      for (let at = 0; at < children.length; at++) {
        const one = children[at];
        if (isNode(one)) callback(one);
      }
    } else if (isNode(child)) callback(child);
  }
}

/** Whether the callback accepts a child of the node; asks no further once it does. */
export function someChild(node: TSESTree.Node, accepts: (child: TSESTree.Node) => boolean): boolean {
  return getChildKeys(node).some((key) => {
    const child: unknown = Reflect.get(node, key);
    return Array.isArray(child) ? child.some((one) => isNode(one) && accepts(one)) : isNode(child) && accepts(child);
  });
}

/** Of nodes that only other parsers make, as those of templates in Svelte and Astro, any property may hold children. */
function getChildKeys(node: TSESTree.Node): readonly string[] {
  return visitorKeys[node.type] ?? getKeys(node);
}

/** Whether a property of a node, whatever it holds, is a node. */
export function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
