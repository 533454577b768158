import type { TSESTree } from '@typescript-eslint/utils';
import { isNamed } from './predicates.js';

/** The name that a module has for what is imported or exported: `a` of `import { a as b }`, `a-b` of `import { 'a-b' as b }`. */
export function getModuleName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

/**
 * Local names of what the file imports from modules whose names pass a test.
 * @param isAsked whether what a module of that name exports is asked for
 */
export function findImportedNames(
  { body }: TSESTree.Program,
  isAsked: (specifier: string) => boolean,
): ReadonlySet<string> {
  const names = body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' && isAsked(statement.source.value)
      ? statement.specifiers.map(({ local }) => local.name)
      : [],
  );
  return new Set(names);
}

/** The specifier in `require('fs')`; undefined for all else. */
export function findRequired(node: TSESTree.Expression | null): string | undefined {
  if (node?.type !== 'CallExpression' || !isNamed(node.callee, 'require')) return undefined;
  const [source] = node.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
}
