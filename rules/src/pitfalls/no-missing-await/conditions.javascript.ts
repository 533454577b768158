import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../../javascript/semantics/call-targets.js';
import { isCertainPromise } from './certain-promises.javascript.js';
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
  /** Without `strictNullChecks` a variable or property of type `Promise` may be null, and the test may ask for that. */
  const mayBeMissing = (node: TSESTree.Expression): boolean =>
    !isCall(node) && !isCertainPromise(node, sourceCode) && !inspection.oracle.hasNullTypes();
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
        if (!inspection.isAlwaysPromise(node) || mayBeMissing(node)) continue;
        inspection.report({
          loc: inspection.getLoc(node),
          messageId: 'condition',
          data: { what: inspection.describe(node) },
          changes: suggestAwaitOf(node, context),
        });
      }
    },
  };
}

function isCall(node: TSESTree.Expression): boolean {
  return unwrapExpression(node).type === 'CallExpression';
}
