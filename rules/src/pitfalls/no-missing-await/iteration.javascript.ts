import type { TSESTree } from '@typescript-eslint/utils';
import { isCertainAsyncIterator } from './certain-promises.javascript.js';
import type { Check, Inspection } from './inspection.javascript.js';
import { suggestAwait } from './suggestions.javascript.js';

/** Plain `for … of` over what iterates asynchronously, and `using` of what is disposed of asynchronously. */
export function checkIteration(inspection: Inspection): Check {
  const { context, sourceCode } = inspection;
  const loops: TSESTree.ForOfStatement[] = [];
  const resources: { readonly declaration: TSESTree.VariableDeclaration; readonly value: TSESTree.Expression }[] = [];

  const reportLoop = (loop: TSESTree.ForOfStatement): void => {
    const { right } = loop;
    const at = loop.range[0] + 'for'.length;
    inspection.report({
      loc: inspection.getLoc(right),
      messageId: 'syncFor',
      data: { what: inspection.describe(right) },
      changes: suggestAwait([{ range: [at, at], text: ' await' }], loop, context, 'addForAwait'),
    });
  };

  const reportResource = (declaration: TSESTree.VariableDeclaration, value: TSESTree.Expression): void => {
    const at = declaration.range[0];
    inspection.report({
      loc: inspection.getLoc(value),
      messageId: 'syncUsing',
      data: { what: inspection.describe(value) },
      changes: suggestAwait([{ range: [at, at], text: 'await ' }], declaration, context, 'addAwaitUsing'),
    });
  };

  return {
    listener: {
      ForOfStatement(node) {
        if (!node.await && node.right.type !== 'ArrayExpression') loops.push(node);
      },
      VariableDeclaration(node) {
        if (node.kind !== 'using') return;
        for (const { init } of node.declarations) if (init) resources.push({ declaration: node, value: init });
      },
    },
    getAsked: () => [...loops.map(({ right }) => right), ...resources.map(({ value }) => value)],
    report() {
      for (const loop of loops) {
        const protocol = inspection.oracle.iteration(loop.right);
        const isAsync =
          protocol === 'async' || (protocol === 'unknown' && isCertainAsyncIterator(loop.right, sourceCode));
        if (isAsync) reportLoop(loop);
      }
      for (const { declaration, value } of resources) {
        if (inspection.oracle.disposal(value) === 'async') reportResource(declaration, value);
      }
    },
  };
}
