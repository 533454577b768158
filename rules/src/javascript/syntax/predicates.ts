import type { TSESTree } from '@typescript-eslint/utils';

/** What calls a function, or makes an instance of a class. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Whether a node is a call, with `new` or without. */
export function isCallNode(node: TSESTree.Node | null | undefined): node is CallNode {
  return node?.type === 'CallExpression' || node?.type === 'NewExpression';
}

/** Whether a node is the plain name. */
export function isNamed(node: TSESTree.Node | null | undefined, name: string): node is TSESTree.Identifier {
  return node?.type === 'Identifier' && node.name === name;
}

/** Whether a node is `undefined` or `null`. */
export function isNothing(node: TSESTree.Node): boolean {
  return isNamed(node, 'undefined') || (node.type === 'Literal' && node.value === null);
}

/** Whether the outer node has all of the inner one's text. */
export function contains(outer: TSESTree.NodeOrTokenData, inner: TSESTree.NodeOrTokenData): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Whether a node stands in the body of a class, however deep. */
export function isInClass(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) if (at.type === 'ClassBody') return true;
  return false;
}

/** Whether the node is an expression of a value, and no pattern. */
export function isPlainExpression(node: TSESTree.Node): node is TSESTree.Expression {
  return !/Pattern$|^(?:SpreadElement|TSEmptyBodyFunctionExpression)$/.test(node.type);
}
