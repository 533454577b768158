import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The innermost scope around a node, as ESLint's `getScope` finds it. */
export function findScope(scopes: TSESLint.Scope.ScopeManager, node: TSESTree.Node): TSESLint.Scope.Scope {
  const isInner = node.type !== 'Program';
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const scope = scopes.acquire(at, isInner);
    if (scope?.type === 'function-expression-name') return scope.childScopes[0] ?? scope;
    if (scope) return scope;
  }
  const [outermost] = scopes.scopes;
  if (!outermost) throw new TypeError('A program has at least one scope.');
  return outermost;
}
