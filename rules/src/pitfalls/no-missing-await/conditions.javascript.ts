import type { TSESTree } from '@typescript-eslint/utils';
import type { Check, Inspection } from './inspection.javascript.js';
import { suggestAwaitOf } from './suggestions.javascript.js';

/** Promises as conditions. They are always truthy, so one branch never runs. */
export function checkConditions(inspection: Inspection): Check {
  const { context, sourceCode } = inspection;
  const conditions = new Set<TSESTree.Expression>();

  /** In a test every operand counts; elsewhere (`a || b` for a value) only what decides. */
  const add = (node: TSESTree.Expression | null, isTest: boolean): void => {
    if (!node) return;
    if (node.type === 'LogicalExpression') {
      if (node.operator !== '??' || isTest) add(node.left, isTest);
      if (isTest) add(node.right, isTest);
    } else if (
      inspection.canBePromise(node) &&
      node.type !== 'AwaitExpression' &&
      node.type !== 'AssignmentExpression'
    ) {
      conditions.add(node);
    }
  };
  const addTest = ({ test }: { test: TSESTree.Expression | null }): void => add(test, true);

  return {
    listener: {
      ConditionalExpression: addTest,
      DoWhileStatement: addTest,
      ForStatement: addTest,
      IfStatement: addTest,
      WhileStatement: addTest,
      LogicalExpression: (node) => add(node, false),
      UnaryExpression({ operator, argument }) {
        if (operator === '!') add(argument, true);
      },
    },
    getAsked: () => [...conditions],
    report() {
      for (const node of conditions) {
        if (!inspection.isAlwaysPromise(node)) continue;
        context.report({
          loc: inspection.getLoc(node),
          messageId: 'condition',
          data: { what: inspection.describe(node) },
          suggest: suggestAwaitOf(node, sourceCode),
        });
      }
    },
  };
}
