import type { TSESTree } from '@typescript-eslint/utils';

/** The expression without what changes no value: `?.` chains, `!`, `as`, `satisfies`, `<T>x`, the left of a comma. */
export function unwrapExpression(node: TSESTree.Expression): TSESTree.Expression {
  switch (node.type) {
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return unwrapExpression(node.expression);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last ? unwrapExpression(last) : node;
    }
    default:
      return node;
  }
}

/** What a call is given, without what changes no value; arguments that are spread as they are. */
export function getArguments({
  arguments: given,
}: TSESTree.CallExpression | TSESTree.NewExpression): readonly TSESTree.CallExpressionArgument[] {
  // Asked of every call of a file, of which next to none has anything to take off.
  return given.some((one) => unwrapArgument(one) !== one) ? given.map(unwrapArgument) : given;
}

function unwrapArgument(written: TSESTree.CallExpressionArgument): TSESTree.CallExpressionArgument {
  return written.type === 'SpreadElement' ? written : unwrapExpression(written);
}
