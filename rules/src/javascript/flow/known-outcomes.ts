import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../syntax/functions.js';

/** A test, and the outcome that it has had for certain. */
interface KnownOutcome {
  readonly test: TSESTree.Expression;
  readonly outcome: boolean;
}

/**
 * The tests of which the outcome is known where a node runs, up to the function around it, the innermost first: those that it
 * stands behind, and those of earlier statements that leave otherwise, `if (test) return;`.
 * @param leaves whether control does not come past a statement that runs for its test
 */
export function* getKnownOutcomes(
  node: TSESTree.Node,
  leaves: (statement: TSESTree.Statement, test: TSESTree.Expression) => boolean,
): Generator<KnownOutcome> {
  let child = node;
  for (let at = node.parent; at && !isFunction(child); child = at, at = at.parent) {
    const branch = findBranch(child, at);
    if (branch) yield branch;
    for (const statement of getStatements(at)) {
      if (statement === child) break;
      if (statement.type !== 'IfStatement') continue;
      const { test, consequent, alternate } = statement;
      if (leaves(consequent, test)) yield { test, outcome: false };
      if (alternate && leaves(alternate, test)) yield { test, outcome: true };
    }
  }
}

function findBranch(child: TSESTree.Node, parent: TSESTree.Node): KnownOutcome | undefined {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test ? undefined : { test: parent.test, outcome: child === parent.consequent };
    case 'LogicalExpression':
      return child === parent.left ? undefined : { test: parent.left, outcome: parent.operator === '&&' };
    default:
      return undefined;
  }
}

function getStatements(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === 'SwitchCase') return node.consequent;
  return node.type === 'BlockStatement' || node.type === 'Program' ? node.body : [];
}
