import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode } from './predicates.js';

/** What has the value of the expression in it: `?.` chains, `!`, `as`, `satisfies`, `<T>x`, `f<T>`. */
type Wrapper =
  | TSESTree.ChainExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.TSInstantiationExpression;

/** Whether the node only wraps an expression, whose value is its own. */
export function isWrapper(node: TSESTree.Node): node is Wrapper {
  switch (node.type) {
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return true;
    default:
      return false;
  }
}

/** The expression without what changes no value: wrappers, and the left of a comma. */
export function unwrapExpression(node: TSESTree.Expression): TSESTree.Expression {
  if (isWrapper(node)) return unwrapExpression(node.expression);
  const last = node.type === 'SequenceExpression' ? node.expressions.at(-1) : undefined;
  return last ? unwrapExpression(last) : node;
}

/** What an expression may give: of `test ? a : b`, one of the two. */
export function getBranches(written: TSESTree.Expression): TSESTree.Expression[] {
  const node = unwrapExpression(written);
  return node.type === 'ConditionalExpression' ? [node.consequent, node.alternate].flatMap(getBranches) : [node];
}

/** What a call is given, without what changes no value; arguments that are spread as they are. */
export function getArguments({ arguments: given }: CallNode): readonly TSESTree.CallExpressionArgument[] {
  // Asked of every call of a file, of which next to none has anything to take off.
  return given.some((one) => unwrapArgument(one) !== one) ? given.map(unwrapArgument) : given;
}

function unwrapArgument(written: TSESTree.CallExpressionArgument): TSESTree.CallExpressionArgument {
  return written.type === 'SpreadElement' ? written : unwrapExpression(written);
}
