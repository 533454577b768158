import type { TSESTree } from '@typescript-eslint/utils';
import { isNamed } from './predicates.js';

/** The name that a module has for what is imported or exported: `a` of `import { a as b }`, `a-b` of `import { 'a-b' as b }`. */
export function getModuleName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

/** The specifier in `require('fs')`; undefined for all else. */
export function findRequired(node: TSESTree.Expression | null): string | undefined {
  if (node?.type !== 'CallExpression' || !isNamed(node.callee, 'require')) return undefined;
  const [source] = node.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
}
